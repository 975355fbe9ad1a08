import { sql } from '../db/client'
import { announceUnseen } from './broadcasts'

/** A note was taken back, and with it whom it named. */
export async function forgetMentions(messageId: string): Promise<void> {
  const forgotten = await sql<{ agentId: string; seenAt: Date | null }[]>`delete from mentions where message_id = ${messageId} returning agent_id, seen_at`
  for (const { agentId, seenAt } of forgotten) if (!seenAt) await announceUnseen(agentId)
}
