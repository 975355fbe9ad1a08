import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src/db/client'
import { type OtherPostgres, startOtherPostgres } from '../support/other-postgres'
import { PATIENCE_MS } from '../support/patience'
import { temporaryFolder } from '../support/postgres'
import { refusedServer, spawnServer } from '../support/spawned-server'
import { walkThrough } from '../support/walk-through'

// Parley on a PostgreSQL that DATABASE_URL names: the one of this machine.

let other: OtherPostgres

beforeAll(async () => {
  other = await startOtherPostgres()
}, PATIENCE_MS)
afterAll(() => other?.[Symbol.asyncDispose](), PATIENCE_MS)

test('a chat goes from the visitor to the agent and back, and nothing of the embedded database is made', async () => {
  await using parley = await spawnServer({ environment: { DATABASE_URL: other.url } })
  await walkThrough(parley)
  expect(existsSync(join(parley.folder, 'postgres'))).toBe(false)
  expect(await parley.end()).toBe(0)
})

test('the database is older than the embedded one, and kept what was written', async () => {
  const sql = connect(other.url, { max: 1 })
  const [server] = await sql`select current_setting('server_version_num')::int / 10000 as version`
  expect(server?.version).toBeGreaterThanOrEqual(15)
  expect(await sql`select from messages where body like 'On its way: %'`).toHaveLength(1)
  await sql.end()
})

test('a second Parley on the same database ends and says why', async () => {
  await using _parley = await spawnServer({ environment: { DATABASE_URL: other.url } })
  const second = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: other.url } })
  expect(second.exitCode).toBe(1)
  expect(second.output).toContain('Another Parley serves this database already.')
})

test('a database that cannot be reached is an error that does not show the password', async () => {
  const refused = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: other.url.replace(/:\d+\/parley$/, ':1/parley') } })
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toContain('127.0.0.1:1')
  expect(refused.output).not.toContain('between')
})
