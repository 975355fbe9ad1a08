import { announceDraftLeft } from '../../announce/drafts'
import { announceMessage } from '../../announce/messages'
import { append, unlessKnown } from '../../control/append'
import { sql } from '../../db/client'
import { config } from '../../ground/config'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { Draft, Posted } from '../../model/messages/draft'
import { explainRefusal } from '../../reads/handoffs/explain-refusal'
import { messageWithClientId } from '../../reads/messages/queries'
import { tooSoon } from '../../reads/messages/too-soon'
import { missingFiles } from '../attachments/missing'

/**
 * Sends an agent's message. Throws `Conflict` unless the agent holds control, `RateLimited` within the interval of
 * their last one.
 */
export async function postAsAgent(conversation: Conversation, agent: Agent, draft: Draft): Promise<Posted> {
  const message = { ...draft, author: 'agent' as const, agentId: agent.id, authorName: agent.name }
  const expect = sql`id = ${conversation.id} and control = 'agent' and agent_id = ${agent.id}`
  const sender = { id: agent.id, intervalMs: config.messageIntervalMs }

  const posted = await unlessKnown(() =>
    append(sql, message, { expect, sender, draft: { agentId: agent.id, author: 'agent', body: draft.body } }),
  )
  if (posted) {
    announceMessage(posted)
    await announceDraftLeft(conversation.id, agent.id, { author: 'agent', page: draft.page ?? '' })
    return { ...posted, again: false }
  }

  const known = await messageWithClientId(draft.clientId, sql`id = ${conversation.id}`)
  if (known) return { ...known, again: true }
  throw (
    (await explainRefusal(conversation.id, agent)) ??
    (await missingFiles(draft.files, agent.id, conversation.id)) ??
    (await tooSoon(conversation.id, agent.id))
  )
}
