import { announceUnseenMentions } from '../../announce/mentions'
import { sql } from '../../db/client'

/** A note was deleted, and its mentions with it. */
export async function forgetMentions(messageId: string): Promise<void> {
  const removedMentions = await sql<
    { agentId: string; seenAt: Date | null }[]
  >`delete from mentions where message_id = ${messageId} returning agent_id, seen_at`
  for (const { agentId, seenAt } of removedMentions) if (!seenAt) await announceUnseenMentions(agentId)
}
