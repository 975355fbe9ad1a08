import { announceRemainingDraft } from '../../announce/drafts'
import { announceMessage } from '../../announce/messages'
import { append, nothingIfKnown } from '../../control/append'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { IncomingMessage, PostedMessage } from '../../model/messages/incoming-message'
import { explainRefusal } from '../../reads/handoffs/explain-refusal'
import { messageWithClientId } from '../../reads/messages/queries'
import { refusalOf } from './refusal'

/**
 * Sends an agent's message. Throws `Conflict` unless the agent holds control, `RateLimited` within the interval of
 * their last one.
 */
export async function postAsAgent(
  conversation: Conversation,
  agent: Agent,
  incoming: IncomingMessage,
): Promise<PostedMessage> {
  const message = { ...incoming, author: 'agent' as const, agentId: agent.id, authorName: agent.name }
  const result = await append(sql, message, {
    expect: sql`id = ${conversation.id} and control = 'agent' and agent_id = ${agent.id}`,
    senderId: agent.id,
    draft: { agentId: agent.id, author: 'agent', body: incoming.body },
  }).catch(nothingIfKnown)
  if (result) {
    announceMessage(result)
    await announceRemainingDraft(conversation.id, agent.id, { author: 'agent', page: incoming.page ?? '' })
    return { ...result, isResend: false }
  }

  const original = await messageWithClientId(incoming.clientId, sql`id = ${conversation.id}`)
  if (original) return original
  throw (await explainRefusal(conversation.id, agent)) ?? (await refusalOf(incoming, agent.id, conversation.id))
}
