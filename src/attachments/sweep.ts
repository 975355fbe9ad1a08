import { sql } from '../db/client'
import { log } from '../log'
import { removeFiles } from './remove'
import type { Attachment } from './schema'
import { WAITING_HOURS } from './waiting'

const BATCH = 100
const MOST_BATCHES = 50
const SWEEP_EVERY_MS = 10 * 60_000

/** Removes files whose message never came, at most five thousand at once; returns how many there were. */
export async function sweepFiles(): Promise<number> {
  let swept = 0
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const files = await forgotten()
    if (files.length === 0) break
    await removeFiles(files)
    swept += files.length
    const left = await sql`select from attachments where id = any(${files.map(({ id }) => id)}::uuid[])`
    // The store does not answer; the next sweep tries again.
    if (left.length === files.length) break
  }
  return swept
}

/** Sweeps from time to time; what is returned ends it. */
export function startSweeping(): () => void {
  const sweep = () => sweepFiles().catch((error) => log.warn({ err: error }, 'forgotten files could not be looked for'))
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS)
  return () => clearInterval(timer)
}

/** An hour more than a message may still take one: a message that is being sent has its own. */
function forgotten(): Promise<Attachment[]> {
  return sql<Attachment[]>`
    select * from attachments
    where message_id is null and created_at < now() - make_interval(hours => ${WAITING_HOURS + 1})
    order by created_at limit ${BATCH}`
}
