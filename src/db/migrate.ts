import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator'
import { filesRoot } from '../files'
import { connect, type DatabaseLocation } from './client'

const OLDEST_POSTGRES = 15
const MIGRATION_LOCK = 7_275_391

/**
 * Brings the database up to this version of Parley. Each migration is one transaction; an advisory lock keeps two
 * processes from migrating at once. Throws for a PostgreSQL older than 15.
 */
export async function migrate(location: DatabaseLocation): Promise<void> {
  const sql = connect(location, { max: 1 })
  try {
    const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int / 10000 as version`
    if (!server || server.version < OLDEST_POSTGRES) {
      throw new Error(`Parley needs PostgreSQL ${OLDEST_POSTGRES} or newer, but this one is ${server?.version}.`)
    }
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await apply(drizzle(sql), { migrationsFolder: join(filesRoot(), 'drizzle') })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
