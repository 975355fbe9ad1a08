import type { AppendOptions } from '../../control/append'
import { sql } from '../../db/client'
import { nowMs } from '../../ground/clock'
import type { Conversation } from '../../model/conversations/schema'

const REOPEN_WITHIN_MS = 24 * 60 * 60 * 1000

/** Whether an ended conversation reopens when its visitor writes. After a day, a new one starts instead. */
export function reopens({ endedAt }: Conversation): boolean {
  return endedAt !== null && nowMs() - endedAt.getTime() < REOPEN_WITHIN_MS
}

/** The change by which a visitor's message reopens an ended conversation; the AI has control. */
export function reopening({ id, epoch }: Conversation): AppendOptions {
  return {
    expect: sql`id = ${id} and epoch = ${epoch} and ended_at is not null`,
    change: { endedAt: null, epoch: epoch + 1 },
    log: { verb: 'reopen', actor: 'visitor' },
  }
}
