import type postgres from 'postgres'
import type { Agent } from '../agents/schema'
import type { Control, Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { type Appended, append, type Fragment } from '../messages/append'
import type { HandoffVerb } from './schema'

/** A change of control: from which states it starts, to which it leads, who makes it, and what both sides read. */
export interface ControlChange {
  verb: HandoffVerb
  from: readonly Control[]
  to: Control | 'ended'
  actor: 'visitor' | 'agent' | 'responder' | 'system'
  /** Who makes the change, where it is an agent. */
  agent?: Agent
  reason?: string
  /** The line in the thread, for agents and in the visitor's words. */
  line: string
  visitorLine: string
  /** A chat of a crowd stays below the others in the list. */
  crowded?: boolean
  /** What the responder should know when it speaks again. */
  summary?: string
}

/**
 * Moves control: one conditional statement that also writes the log and the line in the thread. It holds only for the
 * epoch that `conversation` was read at, so of two people at once exactly one wins; the other gets undefined.
 */
export async function takeControl(
  executor: postgres.Sql | postgres.TransactionSql,
  conversation: Conversation,
  change: ControlChange,
): Promise<Appended | undefined> {
  const { verb, from, to, actor, agent, reason, line, visitorLine, crowded, summary } = change
  const message = { author: 'system' as const, body: line, visitorBody: visitorLine, clientId: Bun.randomUUIDv7() }
  return append(executor, message, {
    where: sql`id = ${conversation.id} and epoch = ${conversation.epoch} and control = any(${from as string[]}) and ended_at is null`,
    set: sql`, epoch = epoch + 1 ${summary === undefined ? sql`` : sql`, summary = ${summary}`} ${towards(to, agent, crowded)}`,
    also: logged({ verb, actor, agent, reason }),
  })
}

/** The part of an append's statement that writes the log of control. */
export function logged({ verb, actor, agent, reason }: Pick<ControlChange, 'verb' | 'actor' | 'agent' | 'reason'>): Fragment {
  return sql`, logged as (
    insert into handoffs (id, conversation_id, epoch, verb, actor, agent_id, reason)
    select ${Bun.randomUUIDv7()}::uuid, id, epoch, ${verb}, ${actor}, ${agent?.id ?? null}::uuid, ${reason ?? null} from changed
  )`
}

/** Who has a person is not one of a crowd, and who waits for one is not as a rule. */
function towards(to: ControlChange['to'], agent: Agent | undefined, crowded = false): Fragment {
  switch (to) {
    case 'ai':
      return sql`, control = 'ai', agent_id = null, agent_name = null, waiting_since = null`
    case 'escalated':
      return sql`, control = 'escalated', agent_id = null, agent_name = null, waiting_since = clock_timestamp(), crowded = ${crowded}`
    case 'agent':
      return sql`, control = 'agent', agent_id = ${agent?.id ?? null}, agent_name = ${agent?.name ?? null}, waiting_since = null, crowded = false`
    case 'ended':
      return sql`, control = 'ai', agent_id = null, agent_name = null, waiting_since = null, ended_at = clock_timestamp()`
  }
}
