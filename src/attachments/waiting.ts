import { sql } from '../db/client'

/** How many files of one sender may wait for a message, those on their way among them. */
export const MOST_WAITING = 20

/** How long a file waits for a message. Messages cannot name it afterwards, and the sweep takes it away. */
export const WAITING_HOURS = 24

/** A condition on `attachments`: the file has no message, and a message may still name it. */
export function stillWaiting() {
  return sql`message_id is null and created_at > now() - make_interval(hours => ${WAITING_HOURS})`
}
