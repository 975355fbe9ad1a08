import type { OpenConversationProps } from '../../../../views/conversations/open-conversation'
import { NotFound } from '../../../ground/errors'
import type { Agent } from '../../../model/agents/schema'
import type { Conversation } from '../../../model/conversations/schema'
import { visitorLabel } from '../../../model/handoffs/words'
import { suggestedSubject } from '../../../model/tickets/suggested-subject'
import { waitingFilesOf } from '../../../reads/attachments/queries'
import { earlierConversations } from '../../../reads/conversations/queries'
import { draftsOf } from '../../../reads/drafts/queries'
import { stretchOf } from '../../../reads/messages/stretch'
import { ticketsOf } from '../../../reads/tickets/queries'
import { visitorWithId } from '../../../reads/visitors/queries'
import { viewersOf } from '../../../realtime/viewers'
import { isHere } from '../../../realtime/visitors-here'
import { isolate } from '../../../text/isolate'
import { controlSeenBy } from './control'

/** All that an open conversation shows to an agent: its thread, around the message `at` where that is given, and its details. */
export async function openConversationProps(
  conversation: Conversation,
  agent: Agent,
  at?: number,
): Promise<OpenConversationProps> {
  const { id, visitorId } = conversation
  const [visitor, thread, tickets, earlier, drafts, waitingFiles] = await Promise.all([
    visitorWithId(visitorId),
    stretchOf(id, { at }),
    ticketsOf(id),
    earlierConversations(conversation),
    draftsOf(id, agent.id),
    waitingFilesOf(id, agent.id),
  ])
  if (!visitor) throw new NotFound('Conversation not found.')
  const title = isolate(visitorLabel(conversation))
  return {
    title,
    ...controlSeenBy(agent, conversation),
    visitor,
    isHere: isHere(visitorId),
    highlightedSeq: at,
    ...thread,
    tickets,
    earlier,
    drafts,
    waitingFiles,
    viewers: viewersOf(id),
    ticketSuggestion: suggestedSubject(thread.messages),
  }
}
