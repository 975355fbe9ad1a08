import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type DatabaseLocation } from '../../src/db/client'
import { startPostgres } from '../../src/db/embedded'
import { startJobs, stopJobs } from '../../src/db/job-queue'
import { migrate } from '../../src/db/migrate'
import { log } from '../../src/ground/log'
import { jobKinds } from '../../src/jobs/kinds'

/** The PostgreSQL that tests share. Its database `template` is migrated; tests work on copies of it. */
export interface SharedPostgres {
  host: string
  username: string
  template: string
}

/** How the runner tells the processes that run the tests where their PostgreSQL is. */
const VARIABLE = 'PARLEY_TEST_POSTGRES'

let own: Promise<{ shared: SharedPostgres; stop(): Promise<void> }> | undefined

/** The PostgreSQL of the runner; where a file is tested without it, one of this process, started on first use. */
export async function sharedPostgres(): Promise<SharedPostgres> {
  const given = process.env[VARIABLE]
  if (given) return JSON.parse(given)
  own ??= startSharedPostgres()
  return (await own).shared
}

export async function stopOwnPostgres(): Promise<void> {
  await (await own)?.stop()
  own = undefined
}

/** What a process that runs tests has to have in its environment to use this PostgreSQL. */
export function environmentFor(shared: SharedPostgres): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(shared) }
}

/** Starts a PostgreSQL in a folder of its own, which goes with it, and prepares the template. */
export async function startSharedPostgres(): Promise<{ shared: SharedPostgres; stop(): Promise<void> }> {
  log.level = 'silent'
  const folder = temporaryFolder()
  const { options, stop } = await startPostgres(folder)
  await forgetCrashes(options)
  await migrate(options)
  await startJobs(options, jobKinds, { work: false })
  await stopJobs()
  return {
    shared: { host: options.host, username: options.username, template: options.database },
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A new folder that others may pass, so that PostgreSQL can run in it as another user than root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** The data lives as long as the tests do: nothing need be on disk when a commit returns. */
async function forgetCrashes(location: DatabaseLocation): Promise<void> {
  const sql = connect(location, { max: 1 })
  for (const setting of ['fsync', 'full_page_writes']) await sql.unsafe(`alter system set ${setting} = off`)
  await sql`select pg_reload_conf()`
  await sql.end()
}
