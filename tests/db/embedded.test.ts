import { describe, expect, test } from 'bun:test'
import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src/db/client'
import { runningPostgres } from '../../src/db/embedded'
import { temporaryFolder } from '../support/postgres'
import { listensOnTcp, processesIn } from '../support/processes'
import { idleMs, nobodyIn, refusedServer, type SpawnedServer, spawnServer } from '../support/spawned-server'
import { expectStored, Writers } from '../support/writers'

const root = process.getuid?.() === 0
const linux = process.platform === 'linux'

describe('the first start', () => {
  test('makes a database that only its user can read, without a port', async () => {
    await using parley = await spawnServer()
    await expectChatWorks(parley)

    expect(statSync(join(parley.folder, 'postgres/data')).mode & 0o077).toBe(0)
    const [setting] = await queried(parley, (sql) => sql`show listen_addresses`)
    expect(setting?.listen_addresses).toBe('')
    if (linux) expect(listensOnTcp(postmasterOf(parley))).toBe(false)
  })

  test('leaves nothing running after SIGTERM and SIGINT, and keeps what was written', async () => {
    const folder = temporaryFolder()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      await using parley = await spawnServer({ folder })
      await expectChatWorks(parley)
      expect(await parley.end(signal)).toBe(0)
      await nobodyIn(folder, 1000)
    }
    await using parley = await spawnServer({ folder })
    const [row] = await queried(parley, (sql) => sql`select count(*)::int as visitors from visitors`)
    expect(row?.visitors).toBe(2)
    rmSync(folder, { recursive: true })
  })
})

test('a second process on the same folder ends within two seconds and says why', async () => {
  await using parley = await spawnServer()
  const second = await refusedServer({ folder: parley.folder })
  expect(second.exitCode).toBe(1)
  expect(second.output).toContain(`Another Parley (process ${parley.process.pid}) is using the folder ${parley.folder}.`)
  expect(second.tookMs - (await idleMs())).toBeLessThan(2000)
  await expectChatWorks(parley)
})

describe('after kill -9', () => {
  test('of Parley no PostgreSQL is left, and every acknowledged message is there', async () => {
    const folder = temporaryFolder()
    let sent: string[]
    {
      await using parley = await spawnServer({ folder })
      const writers = new Writers(parley)
      await writers.have(50)
      await parley.end('SIGKILL')
      await writers.done
      await nobodyIn(folder)
      sent = writers.acknowledged
    }
    await using parley = await spawnServer({ folder })
    await expectStored(parley, sent)
    rmSync(folder, { recursive: true })
  })

  test('of PostgreSQL it comes back by itself, and every acknowledged message is there', async () => {
    await using parley = await spawnServer()
    const first = postmasterOf(parley)
    const writers = new Writers(parley)
    await writers.have(50)
    process.kill(first, 'SIGKILL')
    await writers.done
    await eventually(async () => (await parley.outsider.get('/readyz')).status === 200)
    expect(postmasterOf(parley)).not.toBe(first)
    await expectChatWorks(parley)
    await expectStored(parley, writers.acknowledged)
    expect(await parley.end()).toBe(0)
    await nobodyIn(parley.folder, 1000)
  })

  test('of Parley and its guard the next start gets rid of the PostgreSQL that is left', async () => {
    const folder = temporaryFolder()
    {
      await using parley = await spawnServer({ folder })
      const guards = processesIn(folder).filter((line) => line.includes('/bin/sh'))
      expect(guards).not.toBeEmpty()
      const writers = new Writers(parley)
      await writers.have(50)
      for (const line of guards) process.kill(Number.parseInt(line, 10), 'SIGKILL')
      await parley.end('SIGKILL')
      await writers.done
      await using next = await spawnServer({ folder })
      await expectStored(next, writers.acknowledged)
      expect(await next.end()).toBe(0)
    }
    rmSync(folder, { recursive: true })
  })
})

describe('the data folder', () => {
  test.if(root)('may lie below one that only root may enter', async () => {
    const closed = temporaryFolder()
    chmodSync(closed, 0o700)
    {
      await using parley = await spawnServer({ folder: join(closed, 'data') })
      await expectChatWorks(parley)
      expect(await parley.end()).toBe(0)
    }
    rmSync(closed, { recursive: true })
  })

  test('may have a path that is too long for a socket', async () => {
    const above = temporaryFolder()
    const folder = join(above, 'a-long-name-of-a-folder/'.repeat(6))
    expect(folder.length).toBeGreaterThan(107)
    {
      await using parley = await spawnServer({ folder })
      await expectChatWorks(parley)
      expect(await parley.end()).toBe(0)
    }
    rmSync(above, { recursive: true })
  })

  test.if(root && linux)('may belong to an ordinary user, who runs Parley as well', async () => {
    const folder = temporaryFolder()
    const nobody = 65_534
    Bun.spawnSync(['chown', `${nobody}:${nobody}`, folder])
    // The project's own folder may be closed to others; this lets them read it, and nothing else.
    const mayRead = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
    const prefix = ['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', ...mayRead]
    {
      await using parley = await spawnServer({ folder, prefix })
      await expectChatWorks(parley)
      expect(statSync(join(folder, 'postgres/data')).uid).toBe(nobody)
      expect(await parley.end()).toBe(0)
      await nobodyIn(folder, 1000)
    }
    rmSync(folder, { recursive: true })
  })

  test('that cannot be written is named in the error', async () => {
    const above = temporaryFolder()
    const folder = join(above, 'file')
    await Bun.write(folder, 'this is not a folder')
    const refused = await refusedServer({ folder: join(folder, 'data') })
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain(folder)
    rmSync(above, { recursive: true })
  })
})

async function expectChatWorks(parley: SpawnedServer): Promise<void> {
  const visitor = parley.visitor()
  expect((await visitor.say('Is anybody there?')).status).toBe(201)
  expect((await visitor.messages())[0]?.body).toBe('Is anybody there?')
}

async function queried<Rows>(parley: SpawnedServer, ask: (sql: ReturnType<typeof connect>) => PromiseLike<Rows>): Promise<Rows> {
  const sql = connect(runningPostgres(parley.folder), { max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}

function postmasterOf(parley: SpawnedServer): number {
  return Number(readFileSync(join(parley.folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
}

async function eventually(holds: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Bun.sleep(50)) {
    if (await holds().catch(() => false)) return
  }
  throw new Error('It did not happen in time.')
}
