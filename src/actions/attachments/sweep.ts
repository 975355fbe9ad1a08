import { sql } from '../../db/client'
import type { Attachment } from '../../model/attachments/schema'
import { AGENTS_HOURS, GRACE_MINUTES, VISITORS_HOURS } from '../../reads/attachments/waiting-files'
import { removeFiles } from './remove'

const BATCH = 100
const MOST_BATCHES = 50

/** Removes files whose message never came, at most five thousand at once; returns how many there were. */
export async function sweepFiles(): Promise<number> {
  let removedCount = 0
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const files = await expiredFiles()
    if (files.length === 0) break
    await removeFiles(files)
    removedCount += files.length
    const remainingFiles = await sql`select from attachments where id = any(${files.map(({ id }) => id)}::uuid[])`
    // The store does not answer; the next sweep tries again.
    if (remainingFiles.length === files.length) break
  }
  return removedCount
}

/** The first condition is one that the index of waiting files serves. */
function expiredFiles(): Promise<Attachment[]> {
  const before = (hours: number) => sql`now() - make_interval(hours => ${hours}, mins => ${GRACE_MINUTES})`
  return sql<Attachment[]>`
    select * from attachments
    where message_id is null and created_at < ${before(VISITORS_HOURS)} and (agent_id is null or created_at < ${before(AGENTS_HOURS)})
    order by created_at limit ${BATCH}`
}
