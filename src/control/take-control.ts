import type postgres from 'postgres'
import { type Fragment, sql } from '../db/client'
import { config } from '../ground/config'
import type { Agent } from '../model/agents/schema'
import type { Control, Conversation } from '../model/conversations/schema'
import type { HandoffVerb } from '../model/handoffs/schema'
import type { Appended } from '../model/messages/appended'
import { append } from './append'

/** A change of control: from which states it starts, to which it leads, who makes it, and what both sides read. */
export interface ControlChange {
  verb: HandoffVerb
  from: readonly (Control | 'missed')[]
  to: Control | 'missed' | 'ended'
  actor: 'visitor' | 'agent' | 'responder' | 'system'
  /** Who makes the change, where it is an agent. */
  agent?: Pick<Agent, 'id' | 'name'>
  reason?: string
  /** The line in the thread, for agents and in the visitor's words. */
  line: string
  visitorLine: string
  /** What else must hold; as a rule, that it has not ended and nobody is ending it. */
  where?: Fragment
  /** Since when a visitor waits who did not wait before; otherwise since now. */
  waitsSince?: Fragment
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
  const { verb, from, actor, agent, reason, line, visitorLine, where = sql`ended_at is null and ending is null`, summary } = change
  const message = { author: 'system' as const, body: line, visitorBody: visitorLine, clientId: Bun.randomUUIDv7() }
  return append(executor, message, {
    where: sql`id = ${conversation.id} and epoch = ${conversation.epoch} and ${isIn(from)} and ${where}`,
    set: sql`, epoch = epoch + 1 ${summary === undefined ? sql`` : sql`, summary = ${summary}`} ${towards(change)}`,
    also: logged({ verb, actor, agent, reason }),
  })
}

function isIn(states: ControlChange['from']): Fragment {
  return sql`(control = any(${states as string[]}) ${states.includes('missed') ? sql`or missed_at is not null` : sql``})`
}

/** The part of an append's statement that writes the log of control. */
export function logged({ verb, actor, agent, reason }: Pick<ControlChange, 'verb' | 'actor' | 'agent' | 'reason'>): Fragment {
  return sql`, logged as (
    insert into handoffs (id, conversation_id, epoch, verb, actor, agent_id, reason)
    select ${Bun.randomUUIDv7()}::uuid, id, epoch, ${verb}, ${actor}, ${agent?.id ?? null}::uuid, ${reason ?? null} from changed
  )`
}

/**
 * A visitor who has a person is not part of a crowd, and usually neither is one who waits for a person. If no one came
 * the first time, a visitor keeps waiting from then, and so is ahead of all who have asked for the first time since.
 */
function towards({ to, agent, waitsSince = sql`null`, crowded = false }: ControlChange): Fragment {
  const nobodyWaits = sql`, waiting_since = null, accept_by = null, missed_at = null`
  switch (to) {
    case 'ai':
      return sql`, control = 'ai', agent_id = null, agent_name = null ${nobodyWaits}`
    case 'missed':
      return sql`, control = 'ai', accept_by = null, missed_at = clock_timestamp()`
    case 'escalated':
      return sql`, control = 'escalated', agent_id = null, agent_name = null, crowded = ${crowded}, missed_at = null, ending = null,
        waiting_since = coalesce(waiting_since, ${waitsSince}, clock_timestamp()),
        accept_by = clock_timestamp() + ${config.handoffTimeoutS} * interval '1 second'`
    case 'agent':
      return sql`, control = 'agent', agent_id = ${agent?.id ?? null}, agent_name = ${agent?.name ?? null}, crowded = false, ended_at = null ${nobodyWaits}`
    case 'ended':
      return sql`, control = 'ai', agent_id = null, agent_name = null, ending = null, ended_at = clock_timestamp() ${nobodyWaits}`
  }
}
