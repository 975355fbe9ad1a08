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
  { on: isTyping, author }: Record<string, unknown>,
): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation || conversation.endedAt) return
  const isReply = author !== 'note' && conversation.agentId === agent.id
  if (isTyping === false) announceTypingStopped(conversation, agent.id, isReply)
  else announceAgentTyping(conversation, agent, isReply)
}

/** A visitor is typing. Agents see the text only if the setting allows it. */
export async function visitorTypes(visitor: Visitor, { on: isTyping, text }: Record<string, unknown>): Promise<void> {
  const conversation = await newestConversation(sql, visitor.id)
  if (!conversation || conversation.endedAt) return
  noteVisitorTyping(conversation.id, isTyping !== false)
  if (isTyping === false) return announceTypingStopped(conversation, 'visitor', false)
  const { showsTyping } = await settingsNow()
  announceVisitorTyping(conversation, showsTyping && typeof text === 'string' ? text.slice(0, LONGEST_SHOWN) : '')
}
