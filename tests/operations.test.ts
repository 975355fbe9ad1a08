import { describe, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { closeDatabase, openDatabase } from '../src/db/client'
import { PASSWORD } from './support/fixtures'
import { preparedFolder, temporaryFolder } from './support/folders'
import { freePort } from './support/free-port'
import { testServer } from './support/server'
import { idleMs, nobodyIn, refusedServer, spawnServer } from './support/spawned-server'
import { expectStored, Writers } from './support/writers'

describe('health checks', () => {
  const parley = testServer()

  test('answer anybody while the server is ready', async () => {
    expect((await parley.outsider.get('/healthz')).status).toBe(200)
    expect((await parley.outsider.get('/readyz')).status).toBe(200)
  })

  test('report alive but not ready without the database', async () => {
    await closeDatabase()
    expect((await parley.outsider.get('/healthz')).status).toBe(200)
    const ready = await parley.outsider.get('/readyz')
    expect(ready.status).toBe(503)
    expect(await ready.text()).not.toContain('Error')
    openDatabase(parley.location)
    expect((await parley.outsider.get('/readyz')).status).toBe(200)
  })
})

test('on SIGTERM under load requests finish, sockets are told to return, and nothing acknowledged is lost', async () => {
  const folder = await preparedFolder()
  let acknowledged: string[]
  {
    await using parley = await spawnServer({ folder })
    const sockets = await Promise.all([
      parley.visitor().live(),
      parley.visitor().live(),
      parley.ada.live('/conversations/live'),
    ])
    const writers = new Writers(parley)
    await writers.have(50)
    // Checking a password takes long enough, two at a time, that most are on their way when the first is done.
    const slow = Array.from({ length: 6 }, () =>
      parley.outsider.post('/session', { email: 'ada@parley.test', password: PASSWORD }),
    )
    await Promise.race(slow)

    const asked = performance.now()
    const exitCode = parley.end('SIGTERM')
    for (const socket of sockets) expect((await socket.closed).code).toBe(1012)
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual(slow.map(() => 303))
    expect(await exitCode).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    await nobodyIn(folder, 1000)
    await writers.done
    acknowledged = writers.acknowledged
  }
  await using parley = await spawnServer({ folder })
  await expectStored(parley, acknowledged)
  expect(await parley.end()).toBe(0)
  rmSync(folder, { recursive: true })
})

test('the log is JSON, names each request, and never holds what people wrote', async () => {
  await using parley = await spawnServer()
  const visitor = parley.visitor({ name: 'Vera Secretname', email: 'secret@visitor.test' })
  await visitor.say('My secretword is plugh')
  await visitor.say('')
  await visitor.get('/api/visitor/nothing?secretquery=1')
  await parley.outsider.post('/session', { email: 'secret-agent@parley.test', password: 'secretpassword' })
  const named = await parley.ada.get('/conversations')
  await parley.end()

  const lines = parley
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
  const requests = lines.filter(({ msg }) => msg === 'request')
  expect(requests.length).toBeGreaterThanOrEqual(6)
  for (const request of requests) {
    expect(request).toEqual({
      level: 'info',
      time: expect.any(String),
      request: expect.any(String),
      method: expect.any(String),
      path: expect.any(String),
      status: expect.any(Number),
      msg: 'request',
    })
  }
  expect(requests.map(({ request }) => request)).toContain(named.headers.get('x-request-id'))
  expect(parley.output()).not.toMatch(/secret|plugh/i)
  expect(parley.output()).not.toContain(await visitor.token())
})

describe('a server that cannot start exits with 1 and says why', () => {
  test('when the port is in use', async () => {
    await using parley = await spawnServer()
    const folder = await preparedFolder()
    const port = new URL(parley.url).port
    const refused = await refusedServer({ folder, environment: { PORT: port } })
    expect(refused.exitCode).toBe(1)
    expect(refused.output).toContain(`Port ${port} on 127.0.0.1 is in use.`)
    expect(refused.tookMs - (await idleMs())).toBeLessThan(2000)
    await nobodyIn(folder, 1000)
    rmSync(folder, { recursive: true })
  })

  test('when settings are wrong, naming them all', async () => {
    const folder = temporaryFolder()
    const refused = await refusedServer({
      folder,
      environment: { PORT: 'http', LOG_LEVEL: 'loud', TRUSTED_PROXIES: 'all' },
    })
    expect(refused.exitCode).toBe(1)
    for (const name of ['PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES']) expect(refused.output).toContain(name)
    rmSync(folder, { recursive: true })
  })
})

describe('the command line', () => {
  const main = [process.execPath, `${import.meta.dir}/../src/main.ts`]

  test('prints its version and help', async () => {
    const { version } = await Bun.file(`${import.meta.dir}/../package.json`).json()
    expect(await outcome([...main, '--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
    expect((await outcome([...main, '--help'])).stdout).toContain('agents add')
  })

  test('exits with 2 on wrong usage', async () => {
    expect(await outcome([...main, 'fly'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('There is no command "fly".'),
    })
    expect(await outcome([...main, 'agents', 'add', '--name', 'Ann'])).toMatchObject({ exitCode: 2 })
  })

  test('adds an agent while the server runs', async () => {
    await using parley = await spawnServer()
    const environment = { PATH: process.env.PATH, DATA_DIR: parley.folder, PORT: String(await freePort()) }
    const added = await outcome([...main, 'agents', 'add', '--email', 'bea@parley.test', '--name', 'Bea'], environment)
    expect(added).toMatchObject({ exitCode: 0, stderr: '' })
    const password = /the password (\S+)/.exec(added.stdout)?.[1] ?? ''
    expect((await parley.outsider.post('/session', { email: 'bea@parley.test', password })).status).toBe(303)
    expect(
      (await outcome([...main, 'agents', 'add', '--email', 'BEA@parley.test', '--name', 'Bea'], environment)).exitCode,
    ).toBe(1)
  })
})

async function outcome(command: string[], env: Record<string, string | undefined> = { PATH: process.env.PATH }) {
  const program = Bun.spawn(command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(program.stdout).text(),
    new Response(program.stderr).text(),
    program.exited,
  ])
  return { exitCode, stdout, stderr }
}
