import type { OpenConversationProps } from '../../../views/conversations/open-conversation'
import type { Agent } from '../../agents/schema'
import { waitingFilesOf } from '../../attachments/queries'
import { earlierConversations } from '../../conversations/queries'
import type { Conversation } from '../../conversations/schema'
import { viewersOf } from '../../conversations/viewers'
import { draftsOf } from '../../drafts/queries'
import { visitorLabel } from '../../handoffs/words'
import { NotFound } from '../../http/errors'
import { isolated } from '../../isolated'
import { stretchOf } from '../../messages/stretch'
import { ticketsOf } from '../../tickets/queries'
import { suggestedSubject } from '../../tickets/suggested-subject'
import { visitorWithId } from '../../visitors/queries'

/** All that an open conversation shows to an agent: its thread, around the message `at` where that is given, and its details. */
export async function openedFor(conversation: Conversation, agent: Agent, at?: number): Promise<OpenConversationProps> {
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
  const title = isolated(visitorLabel(conversation))
  return {
    title,
    conversation,
    visitor,
    agent,
    at,
    ...thread,
    tickets,
    earlier,
    drafts,
    waitingFiles,
    viewers: viewersOf(id),
    ticketSuggestion: suggestedSubject(thread.messages),
  }
}
