import type { AppendOptions } from '../../control/append'
import { sql } from '../../db/client'
import { nowMs } from '../../ground/clock'
import type { Conversation } from '../../model/conversations/schema'

const REOPEN_WITHIN_MS = 24 * 60 * 60 * 1000

/** Whether an ended conversation takes up again when its visitor writes; later than a day, a new one starts. */
export function reopens({ endedAt }: Conversation): boolean {
  return endedAt !== null && nowMs() - endedAt.getTime() < REOPEN_WITHIN_MS
}

/** What a visitor's message does to an ended conversation: it is open again, and the AI's. */
export function reopening({ id, epoch }: Conversation): AppendOptions {
  return {
    expect: sql`id = ${id} and epoch = ${epoch} and ended_at is not null`,
    change: { endedAt: null, epoch: epoch + 1 },
    log: { verb: 'reopen', actor: 'visitor' },
  }
}
