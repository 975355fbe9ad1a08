import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src/db/client'
import { migrate } from '../../src/db/migrate'
import { eventually } from '../support/eventually'
import { temporaryFolder } from '../support/folders'
import { type OtherPostgres, startOtherPostgres } from '../support/other-postgres'
import { PATIENCE_MS } from '../support/patience'
import { idleMs, refusedServer, spawnServer } from '../support/spawned-server'
import { walkThrough } from '../support/walk-through'

// Parley on a PostgreSQL that DATABASE_URL names: the one of this machine.

let other: OtherPostgres

beforeAll(async () => {
  other = await startOtherPostgres()
}, PATIENCE_MS)
afterAll(() => other?.[Symbol.asyncDispose](), PATIENCE_MS)

test('a chat goes from visitor to agent and back, and no embedded database is created', async () => {
  await using parley = await spawnServer({ environment: { DATABASE_URL: other.url } })
  await walkThrough(parley)
  expect(existsSync(join(parley.folder, 'postgres'))).toBe(false)
  expect(await parley.end()).toBe(0)
})

test('a database older than the embedded one keeps what was written', async () => {
  const sql = connect(other.url, { max: 1 })
  const [server] = await sql`select current_setting('server_version_num')::int / 10000 as version`
  expect(server?.version).toBeGreaterThanOrEqual(15)
  expect(await sql`select from messages where body like 'On its way: %'`).toHaveLength(1)
  await sql.end()
})

test('a second Parley on the same database exits and says why', async () => {
  await using _parley = await spawnServer({ environment: { DATABASE_URL: other.url } })
  const second = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: other.url } })
  expect(second.exitCode).toBe(1)
  expect(second.output).toContain('Another Parley is already using this database.')
})

test('after a restart of the database a second Parley is still refused, and messages reach the first one’s sockets', async () => {
  await using parley = await spawnServer({ environment: { DATABASE_URL: other.url } })
  const visitor = parley.visitor()
  await visitor.say('Before')
  const early = await visitor.live()
  await early.next((frame) => JSON.stringify(frame).includes('Before'))
  await other.restart(500)
  expect((await early.closed).code).toBe(1012)
  await eventually(async () => (await parley.outsider.get('/readyz')).status === 200)

  const second = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: other.url } })
  expect(second.exitCode).toBe(1)
  expect(second.output).toContain('Another Parley is already using this database.')
  const late = await visitor.live()
  expect((await visitor.say('After')).status).toBe(201)
  await late.next((frame) => JSON.stringify(frame).includes('After'))
  expect(await parley.end()).toBe(0)
})

test('a Parley that lost its claim to another exits and says why', async () => {
  const url = await other.database()
  await using parley = await spawnServer({ environment: { DATABASE_URL: url } })
  const socket = await parley.visitor().live()
  await using _other = await claimedByAnother(url)
  expect((await socket.closed).code).toBe(1012)
  const refused = await parley.outsider.get('/session/new')
  expect(refused.status).toBe(503)
  expect(await refused.text()).toContain('The database is not answering.')
  expect(await parley.process.exited).toBe(1)
  expect(parley.output()).toContain('another Parley has taken over this database')
})

describe('the schema is not migrated', () => {
  test('by a server that may not serve', async () => {
    const url = await other.database()
    await using _other = await claimedByAnother(url)
    const refused = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: url } })
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain('Another Parley is already using this database.')
    expect(await tables(url)).toBe(0)
  })

  test('by a command beside an older server', async () => {
    const url = await other.database()
    await using _other = await claimedByAnother(url)
    const refused = await refusedServer({
      folder: temporaryFolder(),
      arguments: ['migrate'],
      environment: { DATABASE_URL: url },
    })
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain('another version of Parley is serving it. Stop that one and try again.')
    expect(await tables(url)).toBe(0)
  })

  test('by code that is older than the schema', async () => {
    const url = await other.database()
    await migrate(url)
    const sql = connect(url, { max: 1 })
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`
    await sql`comment on schema drizzle is '99.1.0'`
    const before = await tables(url)
    for (const command of ['serve', 'migrate']) {
      const refused = await refusedServer({
        folder: temporaryFolder(),
        arguments: [command],
        environment: { DATABASE_URL: url },
      })
      expect(refused.exitCode).toBe(1)
      expect(refused.output).toContain('This database was used by Parley 99.1.0')
      expect(refused.output).toContain('Start Parley 99.1.0 again')
    }
    expect(await tables(url)).toBe(before)
    await sql.end()
  })
})

test('a database that accepts connections but never answers is an error within seconds', async () => {
  using silent = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } })
  const url = `postgres://parley:between@127.0.0.1:${silent.port}/parley`
  const refused = await refusedServer({ folder: temporaryFolder(), environment: { DATABASE_URL: url } })
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toContain(`The database at 127.0.0.1:${silent.port} cannot be used: it does not answer.`)
  expect(refused.output).not.toContain('between')
  expect(refused.tookMs - (await idleMs())).toBeLessThan(15_000)
})

test('a database that cannot be reached is an error that does not show the password', async () => {
  const refused = await refusedServer({
    folder: temporaryFolder(),
    environment: { DATABASE_URL: other.url.replace(/:\d+\//, ':1/') },
  })
  expect(refused.exitCode).toBe(1)
  expect(refused.output).toContain('127.0.0.1:1')
  expect(refused.output).not.toContain('between')
})

/** Another program that gets the claim from whoever has it, as a Parley does that finds the database unclaimed. */
async function claimedByAnother(url: string): Promise<AsyncDisposable> {
  const sql = connect(url, { max: 2, connection: { application_name: 'another' } })
  const waiting = await sql.reserve()
  let claimed = false
  waiting`select pg_advisory_lock(7275392)`.then(() => (claimed = true))
  for (; !claimed; await Bun.sleep(20)) {
    await sql`select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = 7275392 and granted and datname = current_database() and application_name like 'parley %'`
  }
  return { [Symbol.asyncDispose]: () => sql.end({ timeout: 0 }) }
}

async function tables(url: string): Promise<number> {
  const sql = connect(url, { max: 1 })
  const found = await sql`select from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
  await sql.end()
  return found.length
}
