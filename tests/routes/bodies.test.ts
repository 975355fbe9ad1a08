import { afterEach, beforeAll, describe, expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { attachmentsFolder } from '../../src/ground/store/store'
import type { Conversation } from '../../src/model/conversations/schema'
import { createApp } from '../../src/web/app'
import { pace } from '../../src/web/http/body-stream'
import { valuesInForm } from '../../src/web/http/form'
import { budget, heldByBodies } from '../../src/web/http/memory'
import { meetVisitor, startTestConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { testServer } from '../support/server'
import { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann, ada } = parley

const KB = 1024
const MB = 1024 * KB
const FILES = 10 * MB
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

/** What every route takes that may change something, in bytes. */
const LIMITS: Record<string, number> = {
  'POST /setup': 16 * KB,
  'POST /session': 16 * KB,
  'POST /session/departure': 16 * KB,
  'POST /conversations/:id/messages': MB,
  'PATCH /conversations/:id/messages/:messageId': MB,
  'POST /conversations/:id/attachments': FILES,
  'PUT /conversations/:id/draft': MB,
  'PUT /conversations/:id/read-mark': 16 * KB,
  'POST /conversations/:id/handoff': 0,
  'POST /conversations/:id/handoff/acceptance': 0,
  'POST /conversations/:id/handoff/takeover': 0,
  'POST /conversations/:id/closure': 0,
  'POST /conversations/next/acceptance': 0,
  'POST /conversations/:id/tickets': MB,
  'POST /views': 16 * KB,
  'PATCH /tickets/:number': 16 * KB,
  'POST /articles': 2 * MB,
  'PUT /articles/:id': 2 * MB,
  'PUT /settings/typing': 16 * KB,
  'PUT /settings/limits': 16 * KB,
  'POST /settings/replies': MB,
  'PUT /settings/replies/:id': MB,
  'POST /widget/messages': MB,
  'PATCH /widget/messages/:messageId': MB,
  'POST /widget/attachments': FILES,
  'POST /widget/handoff': 0,
  'POST /widget/closure': 0,
  'POST /widget/visitor': 16 * KB,
  'POST /widget/session': MB,
  'POST /api/visitor/session': MB,
  'POST /api/visitor/messages': MB,
  'PATCH /api/visitor/messages/:messageId': MB,
  'POST /api/visitor/handoff': 0,
  'POST /api/visitor/closure': 0,
  'POST /api/visitor/attachments': FILES,
}

let chat: Conversation
let vera: VisitorClient
let proof: { agent: string; visitor: string }
beforeAll(async () => {
  const session = await meetVisitor()
  vera = new VisitorClient(() => parley.url, { token: session.token })
  chat = await startTestConversation(['Hello'], session)
  await ann.get('/conversations')
  proof = { agent: `Cookie: ${ann.cookie}`, visitor: `Authorization: Bearer ${session.token}` }
})

const patient = structuredClone(pace)
const roomy = budget.bytes
afterEach(() => {
  Object.assign(pace, structuredClone(patient))
  budget.bytes = roomy
})

describe('each route limits its body', () => {
  test('at every route that changes anything', () => {
    const routes = createApp().routes.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method))
    const named = routes.map(({ method, path }) => `${method} ${path.replace(/(?<=.)\/$/, '')}`)
    expect(named.toSorted()).toEqual(Object.keys(LIMITS).toSorted())
  })

  const taking = Object.entries(LIMITS).filter(([, bytes]) => bytes > 0)
  test('and refuses a longer one by its length alone, before looking anything up', async () => {
    for (const [route, bytes] of taking) {
      const [method = '', path = ''] = route.split(' ')
      const reply = await raw(method, address(path), [`Content-Type: ${FORM}`, `Content-Length: ${bytes + 1}`])
      expect({ route, ...reply }).toMatchObject({
        route,
        status: 413,
        text: expect.stringMatching(/too (large|long)|at most/),
      })
    }
  })

  test('and cuts off one of undeclared length', async () => {
    for (const [route, bytes] of taking) {
      const [method = '', path = ''] = route.split(' ')
      const proven = path.startsWith('/widget') || path.startsWith('/api') ? proof.visitor : proof.agent
      const file = bytes === FILES ? 'application/octet-stream' : FORM
      const head = [`Content-Type: ${file}`, 'Transfer-Encoding: chunked', proven]
      if (
        path === '/setup' ||
        path.includes(':messageId') ||
        path === '/articles/:id' ||
        path === '/settings/replies/:id' ||
        path.startsWith('/tickets')
      )
        continue
      const reply = await raw(method, address(path), head, chunks(bytes + 1))
      expect({ route, ...reply }).toMatchObject({ route, status: 413 })
    }
  })

  test('to the byte', async () => {
    const session = (bytes: number) =>
      send('/api/visitor/session', JSON_TYPE, `{"name":"Mira"}${' '.repeat(bytes - 15)}`)
    expect((await session(MB)).status).toBe(200)
    expect((await session(MB + 1)).status).toBe(413)
  })

  test('and discards one that nobody wants', async () => {
    const paths = ['/widget/handoff', '/api/visitor/handoff', '/conversations/nowhere', '/nowhere']
    for (const path of paths) expect((await send(path, JSON_TYPE, ' '.repeat(3 * MB))).status).toBeLessThan(500)
    expect((await vera.say('still here')).status).toBe(201)
  })

  test('with room for 10,000 characters in any encoding', async () => {
    const body = '👩‍👩‍👧‍👦'.repeat(10_000)
    const escaped = [...Array(body.length).keys()]
      .map((at) => `\\u${body.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join('')
    const percent = [...Buffer.from(body)].map((byte) => `%${byte.toString(16)}`).join('')
    expect(
      (await send('/api/visitor/messages', JSON_TYPE, `{"clientId":"${crypto.randomUUID()}","body":"${escaped}"}`))
        .status,
    ).toBe(201)
    expect((await send('/api/visitor/messages', FORM, `clientId=${crypto.randomUUID()}&body=${percent}`)).status).toBe(
      201,
    )
  })
})

describe('a parser', () => {
  test('counts the parts of a body before reading them', async () => {
    const cases: [string, string, string][] = [
      [FORM, 'a=1&'.repeat(4000), 'too many fields'],
      [FORM, 'attachments=x&'.repeat(2000), 'too many fields'],
      [JSON_TYPE, '['.repeat(900 * KB), 'nested too deeply'],
      [JSON_TYPE, '{"a":'.repeat(100 * KB), 'nested too deeply'],
      [JSON_TYPE, `{"a":[${'1,'.repeat(300 * KB)}1]}`, 'too many fields'],
      [JSON_TYPE, `{"a":[${'[],'.repeat(200 * KB)}1]}`, 'too many fields'],
      [JSON_TYPE, `{"a":${'1'.repeat(900 * KB)}}`, 'too long'],
      [JSON_TYPE, '{"a":"\\', 'not JSON'],
      [
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(200),
        'too many fields',
      ],
      ['multipart/form-data; boundary=x', ' '.repeat(900 * KB), 'could not be read'],
      [`multipart/form-data; boundary=${'x'.repeat(8000)}`, ' ', 'could not be read'],
    ]
    for (const [type, body, words] of cases) {
      const response = await send('/api/visitor/messages', type, body)
      expect({ type, status: response.status, text: await response.text() }).toEqual({
        type,
        status: 422,
        text: expect.stringContaining(words),
      })
    }
  })

  test('does not count inside a text', async () => {
    for (const body of ['[[[[[['.repeat(1000), ','.repeat(5000), '\\"[{,'.repeat(1000), '"'.repeat(3000)]) {
      expect((await vera.say(body)).status).toBe(201)
    }
  })

  test('reads forms as browsers send them', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 }).map((made) => made.toWellFormed())
    const typed = fc.array(fc.tuple(text, text), { maxLength: 8 })
    await expectAlways(
      fc.asyncProperty(typed, async (fields) => expect(read(new URLSearchParams(fields).toString())).toEqual(fields)),
      300,
    )
    const scraps = fc.array(
      fc.constantFrom('%', '%4', '%41', '%zz', '%C3%A9', '+', '&', '=', 'a', '%25', '%26', ' ', 'é'),
      { maxLength: 30 },
    )
    await expectAlways(
      fc.asyncProperty(scraps, async (parts) => {
        const form = parts.join('')
        const fields = [...new URLSearchParams(form)]
        // They make another text of bytes that are none.
        if (fields.flat().join('').includes('\uFFFD')) expect(() => read(form)).toThrow('could not be read')
        else expect(read(form)).toEqual(fields)
      }),
      300,
    )
  })

  /** In the order of the fields' first values. */
  function read(form: string): [string, string][] {
    const found = [...valuesInForm(Buffer.from(form))].flatMap(([name, values]) =>
      [values].flat().map((value) => [name, value] as [string, string]),
    )
    const order = [...new URLSearchParams(form).keys()]
    return order.map(
      (name) =>
        found.splice(
          found.findIndex(([one]) => one === name),
          1,
        )[0] as [string, string],
    )
  }
})

describe('the memory of all bodies together', () => {
  test('has a limit at which the largest gives way and is told when to retry', async () => {
    budget.bytes = 256 * KB
    const head = `{"clientId":"${crypto.randomUUID()}","body":"`
    const large = await begun('/api/visitor/messages', JSON_TYPE, head + 'x'.repeat(150 * KB), 200 * KB)
    const small = await begun('/api/visitor/messages', JSON_TYPE, head + 'y'.repeat(40 * KB), 50 * KB)
    const other = await begun('/api/visitor/messages', JSON_TYPE, head + 'z'.repeat(100 * KB), 120 * KB)
    const reply = await large.reply
    expect(reply).toMatchObject({ status: 503, text: expect.stringContaining('Try again in a few seconds') })
    expect(reply.head).toContain('retry-after: 5')
    expect((await vera.say('Somebody else')).status).toBe(201)
    for (const { socket } of [small, other]) socket.destroy()
    await nothingHeld()
  })

  test('forgets bodies that were cut off', async () => {
    const half = await begun('/api/visitor/messages', JSON_TYPE, '{"body":"'.padEnd(50 * KB), 100 * KB)
    half.socket.destroy()
    await nothingHeld()
    const boundary = 'multipart/form-data; boundary=x'
    const form = await begun(
      '/api/visitor/messages',
      boundary,
      `--x\r\nContent-Disposition: form-data; name="body"\r\n\r\n${'x'.repeat(50 * KB)}`,
      100 * KB,
    )
    form.socket.destroy()
    await nothingHeld()
  })
})

describe('a body that arrives too slowly', () => {
  test('gets a clear error, and its connection ends', async () => {
    pace.words.withinMs = 300
    for (const [path, type] of [
      ['/session', FORM],
      ['/api/visitor/session', JSON_TYPE],
      ['/api/visitor/messages', JSON_TYPE],
      ['/widget/visitor', 'multipart/form-data; boundary=x'],
    ] as const) {
      const slow = await begun(path, type, '--x\r\n', 1000)
      const trickle = setInterval(() => slow.socket.write(' '), 20)
      const reply = await slow.reply
      clearInterval(trickle)
      expect({ path, ...reply }).toMatchObject({ path, status: 408, text: expect.stringContaining('took too long') })
      await slow.closed
    }
    expect(heldByBodies()).toBe(0)
  })

  test('is refused for a file as well, and nothing of it is left', async () => {
    Object.assign(pace.files, { withinMs: 300, bytes: 10 * KB })
    const stalled = await begun('/api/visitor/attachments', 'application/octet-stream', 'x'.repeat(20 * KB), 100 * KB)
    const file = '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
    const inForm = await begun(
      '/api/visitor/messages',
      'multipart/form-data; boundary=x',
      file + 'x'.repeat(20 * KB),
      100 * KB,
    )
    expect(await stalled.reply).toMatchObject({ status: 408 })
    expect(await inForm.reply).toMatchObject({ status: 408 })
    expect(incoming()).toEqual([])
    expect(heldByBodies()).toBe(0)
  })

  test('is accepted when it is slow but steady', async () => {
    Object.assign(pace.files, { withinMs: 300, bytes: 2 * KB })
    const slow = await begun('/api/visitor/attachments', 'application/octet-stream', 'x'.repeat(10 * KB), 110 * KB)
    let left = 20
    const trickle = setInterval(() => (left-- > 0 ? slow.socket.write('x'.repeat(5 * KB)) : clearInterval(trickle)), 50)
    expect(await slow.reply).toMatchObject({ status: 201 })
    slow.socket.destroy()
  })
})

test('an agent’s form that is too large shows an error in the page', async () => {
  const response = await ada.post('/views', { name: 'x', query: 'x'.repeat(20 * KB) }, { 'hx-request': 'true' })
  expect(response.status).toBe(413)
  expect(response.headers.get('hx-reswap')).toBe('none')
  expect(await response.text()).toContain('Shorten it and try again.')
})

function send(path: string, type: string, body: string): Promise<Response> {
  return vera.send('POST', path, { body, headers: { 'content-type': type } })
}

function address(path: string): string {
  return path.replace(':id', chat.id).replace(/:\w+/, crypto.randomUUID())
}

function* chunks(bytes: number): Generator<string> {
  const size = 64 * KB
  for (let at = 0; at < bytes; at += size) yield `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`
  yield '0\r\n\r\n'
}

interface Answer {
  status: number
  head: string
  text: string
}

/** A request by hand: what is sent and what is said about it need not fit. */
async function raw(method: string, path: string, headers: string[], body: Iterable<string> = []): Promise<Answer> {
  const { socket, reply } = await opened(`${method} ${path} HTTP/1.1\r\n`, headers)
  for (const piece of body) if (!socket.destroyed) socket.write(piece)
  const answer = await reply
  socket.destroy()
  return answer
}

/** A request of which only the beginning is sent, by the visitor. */
async function begun(path: string, type: string, beginning: string, length: number) {
  const connection = await opened(`POST ${path} HTTP/1.1\r\n`, [
    `Content-Type: ${type}`,
    `Content-Length: ${length}`,
    proof.visitor,
  ])
  connection.socket.write(beginning)
  await Bun.sleep(20)
  return connection
}

async function opened(
  line: string,
  headers: string[],
): Promise<{ socket: Socket; reply: Promise<Answer>; closed: Promise<unknown> }> {
  const { hostname, port, host, origin } = new URL(parley.url)
  const socket = connect(Number(port), hostname)
  const closed = new Promise((resolve) => socket.on('close', resolve))
  let received = ''
  const reply = new Promise<Answer>((resolve) => {
    socket.on('data', (bytes) => {
      received += bytes
      const [head = '', text] = received.split('\r\n\r\n')
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (text !== undefined && Buffer.byteLength(text) >= length)
        resolve({ status: Number(head.split(' ')[1]), head: head.toLowerCase(), text })
    })
    socket.on('error', () => {})
  })
  socket.write(`${line}${[`Host: ${host}`, `Origin: ${origin}`, ...headers].join('\r\n')}\r\n\r\n`)
  return { socket, reply, closed }
}

async function nothingHeld(): Promise<void> {
  for (const deadline = Date.now() + 5000; Date.now() < deadline && heldByBodies() > 0; ) await Bun.sleep(10)
  expect(heldByBodies()).toBe(0)
}

function incoming(): string[] {
  return readdirSync(join(attachmentsFolder(), 'incoming'))
}
