import { describe, expect, test } from 'bun:test'
import { chmodSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from '../../src/db/client'
import { runningPostgres } from '../../src/db/embedded'
import { eventually } from '../support/eventually'
import { preparedFolder, temporaryFolder } from '../support/folders'
import { childrenOf, listensOnTcp, processesIn } from '../support/processes'
import { idleMs, nobodyIn, refusedServer, type SpawnedServer, spawnServer } from '../support/spawned-server'
import { expectStored, Writers } from '../support/writers'

const root = process.getuid?.() === 0
const linux = process.platform === 'linux'

describe('the first start', () => {
  test('creates a database that only its user can read, without a port', async () => {
    const folder = temporaryFolder()
    {
      await using parley = await spawnServer({ folder })
      await expectChatWorks(parley)

      expect(statSync(join(folder, 'postgres/data')).mode & 0o077).toBe(0)
      const [setting] = await queried(parley, (sql) => sql`show listen_addresses`)
      expect(setting?.listen_addresses).toBe('')
      if (linux) expect(listensOnTcp(postmasterOf(parley))).toBe(false)
    }
    rmSync(folder, { recursive: true })
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
  expect(second.output).toContain(
    `Another Parley (process ${parley.process.pid}) is using the folder ${parley.folder}.`,
  )
  expect(second.tookMs - (await idleMs())).toBeLessThan(2000)
  await expectChatWorks(parley)
})

describe('after kill -9', () => {
  test('of Parley, no PostgreSQL is left and every acknowledged message is there', async () => {
    const folder = await preparedFolder()
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

  test('of PostgreSQL, it restarts by itself and every acknowledged message is there', async () => {
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

  test('of Parley and its guard, the next start stops the PostgreSQL left behind', async () => {
    const folder = await preparedFolder()
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

describe('a frozen database', () => {
  test('gives 503 within three seconds, even to requests under way; then all recovers, and nothing is doubled', async () => {
    await using parley = await spawnServer()
    const visitor = parley.visitor()
    await visitor.say('Before')
    const socket = await visitor.live()
    await parley.ada.get('/conversations')
    const clientId = crypto.randomUUID()
    using frozen = freeze(parley)

    const asked = [
      visitor.say('Meanwhile', clientId),
      parley.ada.get('/conversations'),
      parley.outsider.get('/readyz'),
      parley.outsider.get('/session/new'),
    ]
    for (const reply of await Promise.all(asked.map(timed))) {
      expect(reply.status).toBe(503)
      expect(reply.words).toMatch(/The database (is not answering|cannot be reached)/)
      // An unfixed one takes 25 s at least.
      expect(reply.tookMs).toBeLessThan(3000 + (await idleMs()))
    }
    expect((await socket.closed).code).toBe(1012)
    const later = await timed(parley.ada.get('/conversations'))
    expect(later).toMatchObject({ status: 503, retryAfter: '2' })
    for (const path of ['/healthz', '/widget.js']) expect((await parley.outsider.get(path)).status).toBe(200)

    frozen.thaw()
    await eventually(async () => (await parley.outsider.get('/readyz')).status === 200)
    expect((await visitor.say('Meanwhile', clientId)).status).toBe(201)
    const bodies = (await visitor.messages()).filter(({ author }) => author === 'visitor').map(({ body }) => body)
    expect(bodies).toEqual(['Before', 'Meanwhile'])
    await visitor.live()
    expect(await parley.end()).toBe(0)
  })

  test('loses no message acknowledged under load', async () => {
    await using parley = await spawnServer()
    const writers = new Writers(parley)
    await writers.have(50)
    using frozen = freeze(parley)
    await writers.done
    frozen.thaw()
    await eventually(async () => (await parley.outsider.get('/readyz')).status === 200)
    await expectStored(parley, writers.acknowledged)
  })
})

describe('the data folder', () => {
  test('and all in it are readable by their owner only, even if they were open before', async () => {
    const folder = temporaryFolder()
    expect(statSync(folder).mode & 0o777).toBe(0o755)
    {
      await using parley = await spawnServer({ folder })
      await expectChatWorks(parley)
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      for (const name of readdirSync(folder))
        expect(`${name} ${statSync(join(folder, name)).mode & 0o077}`).toBe(`${name} 0`)
      expect(readdirSync(folder)).toEqual(expect.arrayContaining(['parley.lock', 'parley.pid', 'postgres', 'secret']))
      // Root's PostgreSQL is another user, who may pass the folder, and read nothing in it but his own.
      if (root) expect(statSync(join(folder, 'secret')).uid).toBe(0)
    }
    rmSync(folder, { recursive: true })
  })

  test('is refused when others use it as well', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o1777)
    const refused = await refusedServer({ folder })
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain(`DATA_DIR is ${folder}, which other programs use too.`)
    expect(statSync(folder).mode & 0o7777).toBe(0o1777)
    rmSync(folder, { recursive: true })
  })

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

  test('may have a path too long for a socket', async () => {
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
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      expect(await parley.end()).toBe(0)
      await nobodyIn(folder, 1000)
    }
    rmSync(folder, { recursive: true })
  })

  test('is named in the error when it cannot be written', async () => {
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

async function queried<Rows>(
  parley: SpawnedServer,
  ask: (sql: ReturnType<typeof connect>) => PromiseLike<Rows>,
): Promise<Rows> {
  const sql = connect(runningPostgres(parley.folder), { max: 1 })
  try {
    return await ask(sql)
  } finally {
    await sql.end()
  }
}

/** Stops the database and every process of it in the middle of whatever they do. */
function freeze(parley: SpawnedServer): Disposable & { thaw(): void } {
  const postmaster = postmasterOf(parley)
  process.kill(postmaster, 'SIGSTOP')
  const pids = [postmaster, ...childrenOf(postmaster)]
  for (const pid of pids) process.kill(pid, 'SIGSTOP')
  const thaw = () => pids.forEach(wake)
  return { thaw, [Symbol.dispose]: thaw }
}

function wake(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
  } catch {
    // It has ended since.
  }
}

async function timed(asked: Promise<Response>) {
  const began = performance.now()
  const response = await asked
  const tookMs = performance.now() - began
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    words: await response.text(),
    tookMs,
  }
}

function postmasterOf(parley: SpawnedServer): number {
  return Number(readFileSync(join(parley.folder, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
}
