import { announceUnseen } from '../../announce/mentions'
import { sql } from '../../db/client'

/** A note was deleted, and its mentions with it. */
export async function forgetMentions(messageId: string): Promise<void> {
  const forgotten = await sql<
    { agentId: string; seenAt: Date | null }[]
  >`delete from mentions where message_id = ${messageId} returning agent_id, seen_at`
  for (const { agentId, seenAt } of forgotten) if (!seenAt) await announceUnseen(agentId)
}
