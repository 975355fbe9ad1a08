import { announceHandoff } from '../../announce/handoffs'
import { append } from '../../control/append'
import { sql } from '../../db/client'
import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine } from '../../model/handoffs/words'

/** Dismisses a missed request, for example because somebody wrote to the visitor. Throws `Conflict`. */
export async function dismiss(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const line = {
    author: 'system' as const,
    body: `${agentInLine(agent.name)} dismissed the missed request`,
    clientId: Bun.randomUUIDv7(),
  }
  // Control stays where it is, and so does its epoch: an answer that the AI is writing still counts.
  const result = await append(sql, line, {
    expect: sql`id = ${conversation.id} and missed_at is not null and ending is null`,
    change: { missedAt: null, waitingSince: null },
  })
  if (!result) throw new Conflict('Someone has already dealt with this request.')

  announceHandoff(result)
  return result.conversation
}
