import { connect, type DatabaseLocation } from './client'

const SERVER_LOCK = 7_275_392
const PATIENCE_MS = 5000

/**
 * Makes this the one process that serves a database: each would only tell its own sockets what changed. A process
 * that was killed a moment ago may still be seen, so it waits a little before it throws.
 */
export async function claimDatabase(location: DatabaseLocation): Promise<{ release(): Promise<void> }> {
  const sql = connect(location, { max: 1, idle_timeout: 0, max_lifetime: null })
  for (const deadline = Date.now() + PATIENCE_MS; ; await Bun.sleep(200)) {
    const [claim] = await sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${SERVER_LOCK}) as mine`
    if (claim?.mine) return { release: () => sql.end({ timeout: 1 }) }
    if (Date.now() > deadline) break
  }
  await sql.end({ timeout: 1 })
  throw new Error('Another Parley serves this database already. Stop it first: two would not hear of each other’s changes.')
}
