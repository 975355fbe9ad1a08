import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as apply } from 'drizzle-orm/postgres-js/migrator'
import type postgres from 'postgres'
import { version } from '../../package.json'
import { filesRoot } from '../ground/files'
import { connect, type DatabaseLocation } from './client'
import { schemaOf } from './schema-version'

const OLDEST_POSTGRES = 15

/**
 * Brings the tables up to this version of Parley; each migration is one transaction. The caller has claimed the database,
 * so that they change under nobody. Throws, and changes nothing, for a PostgreSQL older than 15 and for tables that a
 * newer Parley made.
 */
export async function migrate(location: DatabaseLocation): Promise<void> {
  await withSchema(location, async (sql, { current }) => {
    if (current) return
    await apply(drizzle(sql), { migrationsFolder: join(filesRoot(), 'drizzle') })
    // An older Parley that comes across these tables names the version to go back to.
    await sql.unsafe(`comment on schema drizzle is '${version}'`)
  })
}

/** Whether there is nothing to migrate. Throws where `migrate` would. */
export function isMigrated(location: DatabaseLocation): Promise<boolean> {
  return withSchema(location, async (_, { current, jobsCurrent }) => current && jobsCurrent)
}

async function withSchema<T>(
  location: DatabaseLocation,
  work: (sql: postgres.Sql, schema: Awaited<ReturnType<typeof schemaOf>>) => Promise<T>,
): Promise<T> {
  const sql = connect(location, { max: 1, connection: { statement_timeout: 0 } })
  try {
    const [server] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int / 10000 as version`
    if (!server || server.version < OLDEST_POSTGRES) {
      throw new Error(`Parley needs PostgreSQL ${OLDEST_POSTGRES} or newer, but this one is ${server?.version}.`)
    }
    const schema = await schemaOf(sql)
    if (schema.newer) throw new Error(newerSchemaError(schema.madeBy))
    return await work(sql, schema)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function newerSchemaError(madeBy: string | undefined): string {
  const versionName = madeBy && madeBy !== version ? `Parley ${madeBy}` : 'a newer Parley'
  return (
    `This database was used by ${versionName}, and this is Parley ${version}, which does not know its tables. ` +
    `Nothing was changed. Start ${versionName} again, or restore the backup from before the upgrade.`
  )
}
