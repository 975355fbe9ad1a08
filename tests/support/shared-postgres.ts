import { rmSync } from 'node:fs'
import { connect, type DatabaseLocation } from '../../src/db/client'
import { startPostgres } from '../../src/db/embedded'
import { log } from '../../src/ground/log'
import { preparedFolder } from './folders'
import type { SharedPostgres } from './postgres'

/** Starts a PostgreSQL in a folder of its own, which goes with it. */
export async function startSharedPostgres(): Promise<{ shared: SharedPostgres; stop(): Promise<void> }> {
  log.level = 'silent'
  const folder = await preparedFolder()
  const { options, stop } = await startPostgres(folder)
  await forgetCrashes(options)
  return {
    shared: { host: options.host, username: options.username, template: options.database },
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The data lives as long as the tests do: nothing need be on disk when a commit returns. */
async function forgetCrashes(location: DatabaseLocation): Promise<void> {
  const sql = connect(location, { max: 1 })
  for (const setting of ['fsync', 'full_page_writes']) await sql.unsafe(`alter system set ${setting} = off`)
  await sql`select pg_reload_conf()`
  await sql.end()
}
