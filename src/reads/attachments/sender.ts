import { sql } from '../../db/client'

/** Who sends a file: an agent into a conversation, or a visitor from an address, whose next message says into which. */
export type Sender = { agentId: string; conversationId: string } | { visitorId: string; address?: string }

/** Names a sender. */
export function senderId(sender: Sender): string {
  return 'agentId' in sender ? sender.agentId : sender.visitorId
}

/** A condition on `attachments`: what this sender has sent, an agent into this conversation. */
export function sentBy(sender: Sender) {
  if ('visitorId' in sender) return sql`visitor_id = ${sender.visitorId}`
  return sql`agent_id = ${sender.agentId} and conversation_id = ${sender.conversationId}`
}
