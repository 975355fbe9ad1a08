import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import fc from 'fast-check'
import { SEED } from './support/generated'
import { PATIENCE_MS } from './support/patience'
import { type SpawnedServer, spawnServer } from './support/spawned-server'
import type { VisitorClient } from './support/visitor-client'

const KB = 1024
const MB = 1024 * KB
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const MULTIPART = 'multipart/form-data; boundary=xxxxxxxxxx'

let parley: SpawnedServer
let token: string
let vera: VisitorClient
beforeAll(async () => {
  parley = await spawnServer({ environment: { LOG_LEVEL: 'silent' } })
  const response = await fetch(`${parley.url}/api/visitor/session`, {
    method: 'POST',
    headers: { 'content-type': JSON_TYPE },
    body: '{}',
  })
  token = ((await response.json()) as { token: string }).token
  vera = parley.visitor({ token })
  await vera.say('Hello')
}, PATIENCE_MS)
afterAll(() => parley[Symbol.asyncDispose](), PATIENCE_MS)

/** Bodies as large as their routes take, each made to be slow to read. */
function hostile(size: number): [string, string][] {
  const filled = (unit: string, before = '', after = '') =>
    before + unit.repeat(Math.floor((size - before.length - after.length) / unit.length)) + after
  const part = '--xxxxxxxxxx\r\nContent-Disposition: form-data; name="body"\r\n\r\n'
  return [
    [FORM, filled('a=1&')],
    [FORM, filled('&')],
    [FORM, filled('%', 'body=')],
    [FORM, filled('%F0%9F%91%A9%E2%80%8D', 'body=')],
    [FORM, filled('%80', 'body=')],
    [FORM, filled('attachments=1&')],
    [JSON_TYPE, filled('[')],
    [JSON_TYPE, filled('{"a":')],
    [JSON_TYPE, filled('[],', '{"body":[', '1]}')],
    [JSON_TYPE, filled('"a":1,', '{', '"b":2}')],
    [JSON_TYPE, filled('1', '{"body":', '}')],
    [JSON_TYPE, filled('\\ud83d\\udc69\\u200d', '{"body":"', '"}')],
    [JSON_TYPE, filled('e\u0301', '{"body":"', '"}').slice(0, size / 2)],
    [MULTIPART, filled(part)],
    [MULTIPART, filled('\r\n--xxxxxxxxx', part)],
    [MULTIPART, filled('\r\n', part)],
    [MULTIPART, filled('x: y\r\n', '--xxxxxxxxxx\r\n')],
    [MULTIPART, filled('x')],
  ]
}

const unit = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).map((made) => made.toWellFormed()),
  fc
    .array(
      fc.constantFrom(
        '[',
        '{',
        '"',
        '\\',
        ',',
        ':',
        '%',
        '&',
        '=',
        '+',
        '-',
        '\r\n',
        'a',
        '1',
        '\u200d',
        '\u0301',
        '%e2',
        '--xxxxxxxxxx',
      ),
      {
        minLength: 1,
        maxLength: 5,
      },
    )
    .map((all) => all.join('')),
)
const made = fc
  .tuple(fc.constantFrom(FORM, JSON_TYPE, MULTIPART), fc.constantFrom('', '{"a":', '{"body":"', 'body='), unit)
  .map(([type, before, one]): [string, string] => {
    const bytes = Buffer.from(before + one.repeat(Math.floor((900 * KB) / Buffer.byteLength(one))))
    return [type, bytes.toString()]
  })

test('no body delays others by 50 ms', async () => {
  const large = [...hostile(1000 * KB), ...fc.sample(made, { seed: SEED, numRuns: 20 })].map(
    (body) => ['/api/visitor/messages', ...body] as const,
  )
  const small = hostile(15 * KB).flatMap((body) =>
    ['/api/visitor/session', '/session'].map((path) => [path, ...body] as const),
  )
  const slow: object[] = []
  for (const [path, type, body] of [...large, ...small]) {
    // A busy machine is slow now and then, whatever it does; what is slow by itself is slow every time.
    let over = Number.POSITIVE_INFINITY
    for (let attempt = 0; attempt < 8 && over > 50; attempt++) {
      const longest = await longestWait(() => send(path, type, body))
      if (longest <= 50) over = longest
      else over = Math.min(over, longest - 2 * (await longestWait(() => Bun.sleep(longest))))
    }
    if (over > 50) slow.push({ path, type, body: body.slice(0, 60), over })
  }
  expect(slow).toEqual([])
}, 240_000)

// Alone on a machine they add 64 MB at most. On a busy one Bun itself keeps a megabyte for each, until its turn comes.
test('a hundred large bodies at once add a fraction of their size to memory', async () => {
  const large: object[] = []
  for (const [path, type, mb] of [
    ['/api/visitor/session', JSON_TYPE, 11],
    ['/session', FORM, 11],
    ['/api/visitor/messages', MULTIPART, 11],
    ['/api/visitor/messages', JSON_TYPE, 11],
    ['/api/visitor/attachments', 'application/octet-stream', 9],
    ['/api/visitor/handoff', JSON_TYPE, 11],
    ['/conversations', JSON_TYPE, 11],
    ['/nowhere', JSON_TYPE, 11],
  ] as const) {
    const before = memoryMb()
    let most = before
    const watching = setInterval(() => (most = Math.max(most, memoryMb())), 20)
    const sockets = await Promise.all(Array.from({ length: 100 }, () => flood(path, type, mb * MB)))
    most = Math.max(most, memoryMb())
    clearInterval(watching)
    if (most - before > 250) large.push({ path, type, added: most - before })
    for (const socket of sockets) socket.destroy()
  }
  expect(large).toEqual([])
  expect((await vera.say('Still there?')).status).toBe(201)
}, 120_000)

test('five hundred slow senders do not disturb the others', async () => {
  const alone = await p95()
  const slow = await Promise.all(
    Array.from({ length: 500 }, (_, at) =>
      begin(
        ['/session', '/api/visitor/session', '/api/visitor/messages'][at % 3] ?? '',
        [FORM, JSON_TYPE, MULTIPART][at % 3] ?? '',
        10 * KB,
      ),
    ),
  )
  const trickle = setInterval(() => slow.forEach((socket) => void socket.write(' ')), 200)
  const beside = await p95()
  clearInterval(trickle)
  for (const socket of slow) socket.destroy()
  expect(beside).toBeLessThan(Math.max(500, 5 * alone))
}, 120_000)

/** How long a message takes, but for the slowest few, in milliseconds. */
async function p95(): Promise<number> {
  const took: number[] = []
  for (let turn = 0; turn < 40; turn++) {
    const began = performance.now()
    expect((await vera.say(`message ${turn}`)).status).toBe(201)
    took.push(performance.now() - began)
  }
  return took.toSorted((a, b) => a - b)[37] ?? 0
}

/** How long somebody else had to wait at most for the simplest answer, in milliseconds, while something went on. */
async function longestWait(during: () => Promise<unknown>): Promise<number> {
  let over = false
  const done = during().finally(() => (over = true))
  let longest = 0
  do {
    const began = performance.now()
    await (await fetch(`${parley.url}/healthz`)).text()
    longest = Math.max(longest, performance.now() - began)
  } while (!over)
  await done
  return longest
}

async function send(path: string, type: string, body: string): Promise<void> {
  const headers = { 'content-type': type, authorization: `Bearer ${token}`, origin: parley.url }
  const response = await fetch(`${parley.url}${path}`, { method: 'POST', headers, body })
  expect(response.status).toBeLessThan(500)
  await response.text()
}

/** Sends nearly all of a body as fast as it is taken, and then no more. */
async function flood(path: string, type: string, size: number): Promise<Socket> {
  const socket = await begin(path, type, size + 1)
  const piece = Buffer.alloc(256 * KB, 0x20)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  for (let sent = 0; sent < size && !socket.destroyed; sent += piece.length) {
    if (!socket.write(piece))
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), closed, Bun.sleep(3000)])
  }
  return socket
}

function begin(path: string, type: string, length: number): Promise<Socket> {
  const { hostname, port, host, origin } = new URL(parley.url)
  const lines = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${origin}`,
    `Authorization: Bearer ${token}`,
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
  ]
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      resolve(socket)
    })
    socket.on('error', () => {})
    socket.resume()
  })
}

/** What belongs to the server's process alone and its share of the rest. */
function memoryMb(): number {
  const [, kb] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${parley.process.pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kb) / KB
}
