import { announceUnseenMentions } from '../../announce/mentions'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'

/** An agent has seen a thread up to a message, and with it the notes that name them. */
export async function seeMentions(conversationId: string, agent: Agent, upTo: number): Promise<void> {
  const newMentions = await sql`
    update mentions set seen_at = clock_timestamp()
    from messages
    where mentions.agent_id = ${agent.id} and seen_at is null
      and messages.id = message_id and messages.conversation_id = ${conversationId} and messages.seq <= ${upTo}
    returning 1`
  if (newMentions.length > 0) await announceUnseenMentions(agent.id)
}
