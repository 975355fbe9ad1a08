import { afterAll, describe, expect, test } from 'bun:test'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { eventually } from './support/eventually'
import { temporaryFolder } from './support/folders'
import { freePort } from './support/free-port'
import { LogPipe } from './support/log-pipe'
import { rawReply, rawRequest } from './support/raw'
import { nobodyIn, spawnServer } from './support/spawned-server'

test('on SIGTERM a stalled upload is cut off, the database is closed, and the exit code is 0', async () => {
  await using parley = await spawnServer()
  const token = await parley.visitor().token()
  const { port, hostname } = new URL(parley.url)
  const uploads = Array.from({ length: 3 }, () => connect(Number(port), hostname))
  for (const upload of uploads) {
    upload.on('error', () => {})
    upload.write(
      `POST /api/visitor/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nParley-File-Name: slow.bin\r\nContent-Length: 1000000\r\n\r\nbeginning`,
    )
  }
  // A request that came later was answered, so the uploads are on their way.
  expect((await parley.outsider.get('/healthz')).status).toBe(200)

  const asked = performance.now()
  expect(await parley.end('SIGTERM')).toBe(0)
  expect(performance.now() - asked).toBeLessThan(10_000)
  await nobodyIn(parley.folder, 1000)
  expect(readFileSync(join(parley.folder, 'postgres/postgres.log'), 'utf8')).toContain('database system is shut down')
  for (const upload of uploads) upload.destroy()
})

describe('the process survives an uncaught error', () => {
  const PLACES = [
    ...['route', 'later', 'nothing', 'timer', 'immediate', 'microtask', 'event', 'null', 'log', 'stream', 'job'],
    ...['socket/open', 'socket/message', 'socket/close'],
  ]

  test('in a hook, timer, promise, log line, socket or job', async () => {
    await using parley = await spawnServer({
      command: [process.execPath, `${import.meta.dir}/support/breaks-everywhere.ts`],
    })
    const alive = async () => (await fetch(`${parley.url}/healthz`)).status
    const said = () => parley.output().split('an unexpected error was caught').length - 1

    const before = said()
    await fetch(`${parley.url}/healthz`, { headers: { 'break-hook': 'yes' } })
    await eventually(() => said() > before)
    for (const place of PLACES) {
      const before = said()
      if (place.startsWith('socket/')) await useSocket(`${parley.url.replace('http', 'ws')}/break/${place}`)
      else
        await fetch(`${parley.url}/break/${place}`)
          .then((response) => response.text())
          .catch(() => {})
      if (!['route', 'log', 'stream', 'job'].includes(place)) await eventually(() => said() > before)
      expect([place, await alive()]).toEqual([place, 200])
    }
    await eventually(() => parley.output().includes('a job failed'))
    expect(parley.output()).toContain('a line of this log could not be written')
    await eventually(async () => (await (await fetch(`${parley.url}/broken`)).text()) === String(said()))
    expect(await alive()).toBe(200)
    expect(await parley.end()).toBe(0)
  })

  test('but a failed start still exits with 1', async () => {
    const folder = temporaryFolder()
    const { exitCode, stderr } = Bun.spawnSync([process.execPath, `${import.meta.dir}/../src/main.ts`], {
      env: {
        PATH: process.env.PATH,
        DATA_DIR: folder,
        PORT: String(await freePort()),
        DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      },
    })
    expect(exitCode).toBe(1)
    expect(stderr.toString()).not.toBe('')
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('the log', () => {
  const folder = temporaryFolder()
  const pipes = temporaryFolder()
  afterAll(() => {
    for (const made of [folder, pipes]) rmSync(made, { recursive: true, force: true })
  })

  test('that cannot be written on a full disk is dropped, and requests go on', async () => {
    const full = openSync('/dev/full', 'w')
    await using parley = await loggingTo(full, folder)
    closeSync(full)
    await requests(parley.url, 200)
    expect(await parley.end()).toBe(0)
  })

  test('that nobody reads blocks no request, takes no memory, and reports what was lost', async () => {
    const pipe = new LogPipe(pipes)
    const end = pipe.writingEnd()
    await using parley = await loggingTo(end, folder)
    closeSync(end)
    await requests(parley.url, 500)
    const before = parley.memory()
    await requests(parley.url, 6000)
    expect(parley.memory() - before).toBeLessThan(64 * 1024 * 1024)

    const lines = await pipe.readUntil((lines) => written(lines) + lost(lines) >= 6500)
    expect(lines.some((line) => line.startsWith('Parley is running.'))).toBe(true)
    expect(lost(lines)).toBeGreaterThan(1000)

    // While somebody reads who stops again, it stops as soon as ever.
    await requests(parley.url, 1000)
    const asked = performance.now()
    expect(await parley.end()).toBe(0)
    expect(performance.now() - asked).toBeLessThan(10_000)
    pipe.close()
  })

  test('that nobody reads from the start resumes once somebody does', async () => {
    const pipe = new LogPipe(pipes)
    const end = pipe.writingEnd()
    await using parley = await loggingTo(end, folder)
    closeSync(end)
    pipe.close()
    await requests(parley.url, 300)

    pipe.open()
    await requests(parley.url, 1)
    expect(lost(await pipe.readUntil((lines) => lost(lines) > 0))).toBeGreaterThan(0)
    expect(await parley.end()).toBe(0)
    pipe.close()
  })

  test('stays one short line for each request, whatever a stranger sends', async () => {
    await using parley = await spawnServer({ folder })
    const forged = '{"level":"fatal","msg":"forged"}'
    const targets = [
      `/x%0a${forged}`,
      `/x\u0085${forged}`,
      `/${forged}`,
      `/${'é'.repeat(100)}`,
      `/${'x'.repeat(14_000)}`,
      '/%00%1b[2J',
      '/\u2028',
    ]
    for (const target of targets)
      await rawReply(
        parley.url,
        rawRequest('GET', target, { Host: 'localhost', 'User-Agent': forged, 'X-Request-Id': forged }),
      )
    for (const method of ['PROPFIND', 'TRACE'])
      await rawReply(parley.url, rawRequest(method, '/x', { Host: 'localhost' }))
    await rawReply(parley.url, rawRequest('GET', '/x', { Host: forged }))
    await parley.end()
    const lines = parley.output().split('\n')
    const requests = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    expect(requests.filter(({ msg }) => msg === 'request')).toHaveLength(targets.length + 3)
    expect(requests.filter(({ msg }) => msg === 'forged')).toHaveLength(0)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(1000)
  })
})

/** The requests that these lines name. */
function written(lines: string[]): number {
  return entries(lines).filter(({ msg }) => msg === 'request').length
}

/** The lines that these say were lost. */
function lost(lines: string[]): number {
  return entries(lines).reduce((sum, { lost = 0 }) => sum + lost, 0)
}

function entries(lines: string[]): { msg: string; lost?: number }[] {
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
}

/** Parley with standard output of a test's choice. */
async function loggingTo(stdout: number, folder: string) {
  const url = `http://localhost:${await freePort()}`
  const server = Bun.spawn([process.execPath, `${import.meta.dir}/../src/main.ts`], {
    env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: new URL(url).port },
    stdio: ['ignore', stdout, 'inherit'],
  })
  await eventually(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200, 60_000)
  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    server.kill(signal)
    return server.exited
  }
  return {
    url,
    end,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) * 1024,
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      await nobodyIn(folder)
    },
  }
}

/** Each of them leaves a line in the log. */
async function requests(url: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    const replies = await Promise.all(
      Array.from({ length: Math.min(50, count - done) }, () => fetch(`${url}/nothing/${'x'.repeat(400)}`)),
    )
    for (const response of replies) {
      await response.text()
      expect(response.status).toBe(404)
    }
  }
}

async function useSocket(url: string): Promise<void> {
  const socket = new WebSocket(url)
  await new Promise<void>((resolve) => {
    socket.onclose = () => resolve()
    socket.onopen = () => {
      socket.send('x')
      setTimeout(() => socket.close(), 20)
    }
  })
}
