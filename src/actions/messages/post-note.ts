import { announceRemainingDraft } from '../../announce/drafts'
import { announceMessage } from '../../announce/messages'
import { append, nothingIfKnown } from '../../control/append'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { IncomingMessage, PostedMessage } from '../../model/messages/incoming-message'
import { messageWithClientId } from '../../reads/messages/queries'
import { noteMentions } from '../mentions/note'
import { refusalOf } from './refusal'

/**
 * Leaves a note for the team in a conversation, no matter who has control. Visitors never see it. Throws `RateLimited`
 * within the interval of the agent's last message.
 */
export async function postNote({ id }: Conversation, agent: Agent, incoming: IncomingMessage): Promise<PostedMessage> {
  const note = { ...incoming, author: 'note' as const, agentId: agent.id, authorName: agent.name }
  const result = await append(sql, note, {
    expect: sql`id = ${id}`,
    senderId: agent.id,
    draft: { agentId: agent.id, author: 'note', body: incoming.body },
  }).catch(nothingIfKnown)
  if (result) {
    // Mentions are stored before the announcement, because an agent who has the thread open may read it at once.
    await noteMentions(result.message)
    announceMessage(result)
    await announceRemainingDraft(id, agent.id, { author: 'note', page: incoming.page ?? '' })
    return { ...result, isResend: false }
  }

  const original = await messageWithClientId(incoming.clientId, sql`id = ${id}`)
  if (original) {
    // The server may have stopped before it told the agents that the note mentions.
    await noteMentions(original.message)
    return original
  }
  throw await refusalOf(incoming, agent.id, id)
}
