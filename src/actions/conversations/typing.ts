import { announceAgentTyping, announceTypingStopped, announceVisitorTyping } from '../../announce/conversations'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Visitor } from '../../model/visitors/schema'
import { conversationWithId, newestConversation } from '../../reads/conversations/queries'
import { settingsNow } from '../../reads/settings/queries'
import { noteVisitorTyping } from '../../realtime/visitor-typing'

const LONGEST_SHOWN = 2000

/**
 * An agent is typing, or has stopped (`on: false`): the team sees it, and so does the visitor where it is a reply and
 * this agent has control.
 */
export async function agentTypes(
  conversationId: string,
  agent: Agent,
  { on, author }: Record<string, unknown>,
): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation || conversation.endedAt) return
  const isReply = author !== 'note' && conversation.agentId === agent.id
  if (on === false) announceTypingStopped(conversation, agent.id, isReply)
  else announceAgentTyping(conversation, agent, isReply)
}

/** A visitor is typing. Agents see what only where the team has decided so. */
export async function visitorTypes(visitor: Visitor, { on, text }: Record<string, unknown>): Promise<void> {
  const conversation = await newestConversation(sql, visitor.id)
  if (!conversation || conversation.endedAt) return
  noteVisitorTyping(conversation.id, on !== false)
  if (on === false) return announceTypingStopped(conversation, 'visitor', false)
  const { showsTyping } = await settingsNow()
  announceVisitorTyping(conversation, showsTyping && typeof text === 'string' ? text.slice(0, LONGEST_SHOWN) : '')
}
