import { afterAll, beforeAll } from 'bun:test'
import { closeDatabase, connect, type DatabaseLocation, openDatabase } from '../../src/db/client'
import { startJobs, stopJobs } from '../../src/db/job-queue'
import { jobKinds } from '../../src/jobs/kinds'
import { PATIENCE_MS } from './patience'
import { sharedPostgres } from './postgres'

/** A migrated database that nobody else uses. */
export interface OwnDatabase {
  location: DatabaseLocation
  drop(): Promise<void>
}

/** Gives the tests of a file a database of their own, open as `sql` and `db` of src/db/client, and a queue for jobs. */
export function testDatabase(): { location: DatabaseLocation } {
  const test = {} as { location: DatabaseLocation }
  let database: OwnDatabase

  beforeAll(async () => {
    database = await createDatabase()
    test.location = database.location
    openDatabase(database.location)
    await startJobs(database.location, jobKinds, { work: false })
  }, PATIENCE_MS)
  afterAll(async () => {
    await stopJobs()
    await closeDatabase()
    await database.drop()
  }, PATIENCE_MS)
  return test
}

/** Copies the template. */
export async function createDatabase(): Promise<OwnDatabase> {
  const { host, username, template } = await sharedPostgres()
  const name = `test_${Bun.randomUUIDv7().replaceAll('-', '')}`
  await run(`create database ${name} template ${template}`)
  return {
    location: { host, username, database: name },
    drop: () => run(`drop database if exists ${name} with (force)`),
  }

  async function run(statement: string): Promise<void> {
    const sql = connect({ host, username, database: 'postgres' }, { max: 1 })
    try {
      await sql.unsafe(statement)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
}
