import { sql } from '../../db/client'

/** How many files of one sender may wait for a message, those on their way among them. */
export const MOST_WAITING = 20

/** How long a visitor's file waits for a message, and an agent's. Messages cannot name it afterwards. */
export const VISITORS_HOURS = 1
export const AGENTS_HOURS = 24

/** A message that is being sent has its own files: the sweep takes them away a little later. */
export const GRACE_MINUTES = 5

/** A condition on `attachments`: the file has no message, and a message may still name it. */
export function stillWaiting() {
  return sql`message_id is null and created_at > now() - make_interval(hours => case when agent_id is null then ${VISITORS_HOURS}::int else ${AGENTS_HOURS}::int end)`
}
