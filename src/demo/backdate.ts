import { sql } from '../db/client'
import type { Conversation } from '../model/conversations/schema'

/** Where a conversation stood after a step, and how many seconds that step took. */
export interface Moment {
  seq: number
  epoch: number
  after: number
}

/** Moves a whole conversation to when it is said to have begun; what came later in it stays later. */
export async function backdate({ id, visitorId }: Conversation, minutesAgo: number, moments: Moment[]): Promise<void> {
  let time = Date.now() - minutesAgo * 60_000
  const begun = new Date(time)
  const steps = moments.map(({ seq, epoch, after }) => ({
    seq,
    epoch,
    at: new Date((time += after * 1000)).toISOString(),
  }))

  // One statement, so that a list that is open never shows a half of it. A message belongs to the first step that
  // had come as far as its number.
  await sql`
    with step as (select * from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as step (seq int, epoch int, at timestamptz)),
    said as (
      update messages set created_at = (select min(at) from step where step.seq >= messages.seq)
      where conversation_id = ${id}
      returning created_at
    ),
    handed as (
      update handoffs set created_at = (select min(at) from step where step.epoch >= handoffs.epoch)
      where conversation_id = ${id}
    ),
    filed as (
      update tickets set created_at = (select max(at) from step), updated_at = (select max(at) from step)
      where conversation_id = ${id}
    ),
    met as (
      update visitors set first_seen_at = ${begun}, last_seen_at = (select max(created_at) from said)
      where id = ${visitorId}
    )
    update conversations set
      version = version + 1,
      created_at = ${begun},
      last_message_at = (select max(at) from step),
      waiting_since = case when waiting_since is not null then (select max(at) from step) end,
      accept_by = null,
      missed_at = case when missed_at is not null then (select max(at) from step) end,
      ended_at = case when ended_at is not null then (select max(at) from step) end
    where id = ${id}`
}
