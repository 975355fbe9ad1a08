import type postgres from 'postgres'
import { type Fragment, sql } from '../db/client'
import { clock } from '../db/clock'
import { config } from '../ground/config'
import type { Agent } from '../model/agents/schema'
import type { Control, Conversation } from '../model/conversations/schema'
import type { AppendResult } from '../model/messages/append-result'
import { append, type HandoffEntry, type RowChange } from './append'

/** A change of control: from which states it starts, to which it leads, who makes it, and what both sides read. */
export interface ControlChange extends Omit<HandoffEntry, 'agent'> {
  from: readonly (Control | 'missed')[]
  to: Control | 'missed' | 'ended'
  /** Who makes the change, where it is an agent. */
  agent?: Pick<Agent, 'id' | 'name'>
  /** The line in the thread, for agents and in the visitor's words. */
  line: string
  visitorLine: string
  /** What else must hold; as a rule, that it has not ended and nobody is ending it. */
  expect?: Fragment
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
): Promise<AppendResult | undefined> {
  const {
    verb,
    from,
    actor,
    agent,
    reason,
    line,
    visitorLine,
    expect = sql`ended_at is null and ending is null`,
    summary,
  } = change
  const message = { author: 'system' as const, body: line, visitorBody: visitorLine, clientId: Bun.randomUUIDv7() }
  return append(executor, message, {
    expect: sql`id = ${conversation.id} and epoch = ${conversation.epoch} and ${isIn(from)} and ${expect}`,
    change: { epoch: conversation.epoch + 1, ...(summary !== undefined && { summary }), ...changeTo(change) },
    log: { verb, actor, agent, reason },
  })
}

function isIn(states: ControlChange['from']): Fragment {
  return sql`(control = any(${states as string[]}) ${states.includes('missed') ? sql`or missed_at is not null` : sql``})`
}

/**
 * A visitor who has a person is not part of a crowd, and usually neither is one who waits for a person. If no one came
 * the first time, a visitor keeps waiting from then, and so is ahead of all who have asked for the first time since.
 */
function changeTo({ to, agent, waitsSince = sql`null`, crowded = false }: ControlChange): RowChange {
  const nobodyWaits = { waitingSince: null, acceptBy: null, missedAt: null }
  switch (to) {
    case 'ai':
      return { control: 'ai', agentId: null, agentName: null, ...nobodyWaits }
    case 'missed':
      return { control: 'ai', acceptBy: null, missedAt: clock() }
    case 'escalated':
      return {
        control: 'escalated',
        agentId: null,
        agentName: null,
        crowded,
        missedAt: null,
        ending: null,
        waitingSince: sql`coalesce(waiting_since, ${waitsSince}, ${clock()})`,
        acceptBy: sql`${clock()} + ${config.handoffTimeoutS} * interval '1 second'`,
      }
    case 'agent':
      return {
        control: 'agent',
        agentId: agent?.id ?? null,
        agentName: agent?.name ?? null,
        crowded: false,
        endedAt: null,
        ...nobodyWaits,
      }
    case 'ended':
      return {
        control: 'ai',
        agentId: null,
        agentName: null,
        ending: null,
        endedAt: clock(),
        ...nobodyWaits,
      }
  }
}
