import { afterEach, beforeEach, describe, expect, spyOn, test } from 'bun:test'
import fs from 'node:fs/promises'
import { connect } from 'node:net'
import { sql } from '../../src/db/client'
import { CANARY } from '../support/canary'
import { eventually } from '../support/eventually'
import { forgetAllowances, setLimits } from '../support/limits'
import { testServer } from '../support/server'
import type { TestSocket } from '../support/sockets'
import { bytesOnDisk, expectNothingLeft, formWith, upload } from '../support/uploads'
import type { VisitorClient } from '../support/visitor-client'

// The tests stand behind a proxy that says from where they come.
const BEHIND_PROXY = { TRUSTED_PROXIES: '127.0.0.1,::1' }
const parley = testServer(BEHIND_PROXY, { answers: false })
const { ann } = parley

const FILES = '/api/visitor/attachments'
const MEGABYTE = 1024 * 1024
let addresses = 0
let address = ''

/** An address from which nobody has come yet. */
const anotherAddress = () => `198.51.${++addresses >> 8}.${addresses & 255}`
const from = (where: string, forwarded = 'x-forwarded-for') => ({ [forwarded]: where })

beforeEach(() => {
  address = anotherAddress()
})
afterEach(async () => {
  parley.set({})
  await setLimits({})
  await forgetAllowances()
})

/** Opens a session as somebody does who comes for the first time. */
function arrive(
  headers: Record<string, string>,
  path = '/api/visitor/session',
  introduction: object = {},
): Promise<Response> {
  const origin = parley.url
  return fetch(new URL(path, parley.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(introduction),
  })
}

/** A visitor who has a token already. */
function known(): VisitorClient {
  return parley.visitor({ name: `Vera ${CANARY}` })
}

function say(visitor: VisitorClient, where: string, clientId: string = crypto.randomUUID()): Promise<Response> {
  const body = JSON.stringify({ clientId, body: `Good day ${CANARY}` })
  return visitor.send('POST', '/api/visitor/messages', {
    body,
    headers: { 'content-type': 'application/json', ...from(where) },
  })
}

async function expectRefused(response: Response, words: string, status = 429): Promise<void> {
  expect(response.status).toBe(status)
  const { error } = (await response.json()) as { error: { message: string; code: string; retryAfterMs?: number } }
  expect(error.message).toContain(words)
  if (status !== 429) return
  expect(error.code).toBe('rate_limited')
  expect(Number(response.headers.get('retry-after'))).toBe(Math.ceil((error.retryAfterMs ?? 0) / 1000))
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
}

describe('new visitors', () => {
  test('are accepted up to their address’s limit, while others still are', async () => {
    await setLimits({ sessionsOfAddress: 3 })
    const replies = await Promise.all(Array.from({ length: 12 }, () => arrive(from(address))))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3)
    await expectRefused(
      await arrive(from(address)),
      'There are too many new visitors from your network. Try again in 10 minutes.',
    )
    expect((await arrive(from(anotherAddress()))).status).toBe(200)
  })

  test('share a limit within one IPv6 network', async () => {
    await setLimits({ sessionsOfAddress: 2 })
    const network = `2001:db8:7:${(++addresses).toString(16)}`
    for (const host of ['1', 'ffff', 'a:b:c:d'])
      await arrive(from(`${network}::${host}`.replace('::a:b:c:d', ':a:b:c:d')))
    expect((await arrive(from(`[${network}::9]:4711`))).status).toBe(429)
    expect((await arrive(from('2001:db8:8::1'))).status).toBe(200)
  })

  test('cannot fake another address', async () => {
    parley.set({ TRUSTED_PROXIES: '' })
    await setLimits({ sessionsOfAddress: 3 })
    const statuses: number[] = []
    for (let time = 0; time < 5; time++) statuses.push((await arrive(from(anotherAddress()))).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  test('cannot hide behind an address sent to the proxy', async () => {
    await setLimits({ sessionsOfAddress: 3 })
    const statuses: number[] = []
    for (let time = 0; time < 5; time++) statuses.push((await arrive(from(`${anotherAddress()}, ${address}`))).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
  })

  test('have an overall limit as well', async () => {
    await setLimits({ sessionsInAll: 3 })
    const replies = await Promise.all(Array.from({ length: 9 }, () => arrive(from(anotherAddress()))))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(3)
    await expectRefused(await arrive(from(address)), 'There are too many new visitors at the moment.')
  })

  test('are never turned away with a token', async () => {
    const token = await known().token()
    await setLimits({ sessionsOfAddress: 1, sessionsInAll: 1 })
    await arrive(from(address))
    for (let time = 0; time < 4; time++)
      expect((await arrive(from(address), '/api/visitor/session', { token })).status).toBe(200)
    expect((await arrive(from(address))).status).toBe(429)
  })

  test('are told clearly in the widget', async () => {
    expect(Object.keys((await (await arrive(from(address), '/widget/session')).json()) as object)).toEqual(['token'])
    await setLimits({ sessionsOfAddress: 1 })
    await arrive(from(address), '/widget/session')
    const refused = await arrive({ ...from(address), 'hx-request': 'true' }, '/widget/session')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('parley-retry-after-ms'))).toBeGreaterThan(0)
    expect(await refused.text()).toContain('There are too many new visitors from your network.')
  })
})

describe('new chats', () => {
  test('start up to their address’s limit; existing ones go on', async () => {
    await setLimits({ chatsOfAddress: 2 })
    const visitors = [known(), known(), known(), known(), known()]
    await Promise.all(visitors.map((visitor) => visitor.token()))
    const replies = await Promise.all(visitors.map((visitor) => say(visitor, address)))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(2)
    const lucky = visitors[replies.findIndex(({ status }) => status === 201)] as VisitorClient
    const late = visitors[replies.findIndex(({ status }) => status === 429)] as VisitorClient
    expect((await say(lucky, address)).status).toBe(201)
    await expectRefused(await say(late, address), 'Too many chats were started from your network.')
    await expectRefused(
      await late.postJson('/api/visitor/handoff', {}, from(address)),
      'Too many chats were started from your network.',
    )
    expect((await say(late, anotherAddress())).status).toBe(201)
  })

  test('are bounded in all as well', async () => {
    await setLimits({ chatsInAll: 1 })
    await forgetAllowances()
    const [one, other] = [known(), known()]
    expect((await say(one, address)).status).toBe(201)
    await expectRefused(await say(other, anotherAddress()), 'Too many chats are being started at the moment.')
  })

  test('count once, however often their first message is sent', async () => {
    await setLimits({ chatsOfAddress: 2 })
    const vera = known()
    const clientId = crypto.randomUUID()
    const replies = await Promise.all(Array.from({ length: 6 }, () => say(vera, address, clientId)))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    // One of them may have been refused while the others still counted, which is remembered for a second.
    await eventually(async () => (await say(known(), address)).status === 201)
    expect((await say(known(), address)).status).toBe(429)
  })

  test('are marked beyond a few from one address, and those of others are not', async () => {
    await setLimits({ chatsOnTop: 3 })
    const marked = async (where: string, start: (visitor: VisitorClient) => Promise<Response>) => {
      const vera = known()
      expect((await start(vera)).ok).toBe(true)
      const { token } = { token: await vera.token() }
      const hash = new Bun.CryptoHasher('sha256').update(token).digest('hex')
      const [row] = await sql<
        { crowded: boolean }[]
      >`select crowded from conversations join visitors on visitors.id = visitor_id where token_hash = ${hash}`
      return [where, row?.crowded]
    }
    const elsewhere = anotherAddress()
    const results = [
      await marked('here', (vera) => say(vera, address)),
      await marked('here', (vera) => vera.postJson('/api/visitor/handoff', {}, from(address))),
      await marked('here', (vera) => say(vera, address)),
      await marked('here', (vera) => say(vera, address)),
      await marked('here', (vera) => say(vera, address)),
      await marked('elsewhere', (vera) => say(vera, elsewhere)),
    ]
    expect(results).toEqual([
      ['here', false],
      ['here', false],
      ['here', false],
      ['here', true],
      ['here', true],
      ['elsewhere', false],
    ])
  })
})

describe('messages', () => {
  test('are limited by address to what its visitors can send; a resend is free', async () => {
    parley.set({ MESSAGE_INTERVAL_MS: '30000' })
    await setLimits({ writersOfAddress: 2 })
    const visitors = Array.from({ length: 7 }, known)
    await Promise.all(visitors.map((visitor) => visitor.token()))
    const clientId = crypto.randomUUID()
    const first = visitors[0] as VisitorClient
    expect((await say(first, address, clientId)).status).toBe(201)
    for (let time = 0; time < 5; time++) expect((await say(first, address, clientId)).status).toBe(200)
    const replies = await Promise.all(visitors.slice(1).map((visitor) => say(visitor, address)))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(3)
    const refused = replies.find(({ status }) => status === 429) as Response
    await expectRefused(refused, 'There are too many messages from your network. Try again in ')
    expect((await say(first, address, clientId)).status).toBe(200)
  })

  test('count when edited as well', async () => {
    parley.set({ MESSAGE_INTERVAL_MS: '60000' })
    await setLimits({ writersOfAddress: 2 })
    const vera = known()
    const { message } = (await (await say(vera, address)).json()) as { message: { id: string } }
    const edit = (body: string) =>
      vera.send('PATCH', `/api/visitor/messages/${message.id}`, {
        body: new URLSearchParams({ body }),
        headers: from(address),
      })
    expect((await edit('Other words')).status).toBe(200)
    await expectRefused(await edit('Once more'), 'There are too many messages from your network.')
  })

  test('and files are limited by bytes a day and address', async () => {
    await setLimits({ keptOfAddress: 1 })
    const [vera, victor] = [known(), known()]
    expect((await upload(vera, FILES, new Uint8Array(900 * 1024).fill(1), 'a', from(address))).status).toBe(201)
    await expectRefused(
      await upload(victor, FILES, new Uint8Array(900 * 1024).fill(1), 'b', from(address)),
      'Too much was sent from your network. Try again in ',
    )
    expect((await upload(victor, FILES, new Uint8Array(900 * 1024).fill(1), 'b', from(anotherAddress()))).status).toBe(
      201,
    )
    const long = { clientId: crypto.randomUUID(), body: '漢'.repeat(10_000) }
    const sent: number[] = []
    for (let time = 0; time < 8; time++) {
      sent.push(
        (await vera.postJson('/api/visitor/messages', { ...long, clientId: crypto.randomUUID() }, from(address)))
          .status,
      )
    }
    expect(sent).toContain(201)
    expect(sent.at(-1)).toBe(429)
    await expectNothingLeft()
  })
})

describe('files not yet sent', () => {
  const file = (kilobytes: number) => new Uint8Array(kilobytes * 1024).fill(1)

  test('never exceed the limit of an address, however many come at once', async () => {
    await setLimits({ waitingOfAddress: 2 })
    const visitors = Array.from({ length: 8 }, known)
    await Promise.all(visitors.map((visitor) => visitor.token()))
    const replies = await Promise.all(visitors.map((visitor) => upload(visitor, FILES, file(600), 'a', from(address))))
    // All that arrive at once count, so each of them may be too much; one after the other, as many are taken as fit.
    const taken = replies.filter(({ status }) => status === 201).length
    expect(taken).toBeLessThanOrEqual(3)
    for (let more = taken; more < 3; more++)
      expect((await upload(known(), FILES, file(600), 'a', from(address))).status).toBe(201)
    const [row] = await sql<
      { bytes: number }[]
    >`select sum(size)::float8 as bytes from attachments where address = ${address}`
    expect(row?.bytes).toBeLessThanOrEqual(2 * MEGABYTE)
    const refused = await upload(known(), FILES, file(600), 'a', from(address))
    await expectRefused(refused, 'Too many files from your network are waiting to be sent.')
    expect((await upload(known(), FILES, file(600), 'a', from(anotherAddress()))).status).toBe(201)
    await expectNothingLeft()
  })

  test('count as soon as their bytes arrive, and no longer once their sender has gone', async () => {
    await setLimits({ waitingOfAddress: 1 })
    const [slow, vera] = [known(), known()]
    const before = bytesOnDisk()
    const stalled = await stalledUpload(slow, address, 800 * 1024)
    // Of two that arrive at once, either may be the one that is too much.
    await eventually(async () => bytesOnDisk() - before === 800 * 1024)
    expect((await upload(vera, FILES, file(400), 'a', from(address))).status).toBe(429)
    stalled.destroy()
    await eventually(async () => (await upload(vera, FILES, file(400), 'a', from(address))).status === 201)
    await expectNothingLeft()
  })

  test('free their space once they are sent or removed', async () => {
    await setLimits({ waitingOfAddress: 1 })
    const vera = known()
    const first = await taken(await upload(vera, FILES, file(700), 'a', from(address)))
    expect((await upload(vera, FILES, file(700), 'b', from(address))).status).toBe(429)
    expect(
      (
        await vera.postJson('/api/visitor/messages', {
          clientId: crypto.randomUUID(),
          body: 'Here',
          attachments: [first],
        })
      ).status,
    ).toBe(201)
    expect(await sql`select address from attachments where id = ${first}`).toEqual([{ address: null }] as never)
    const second = await taken(await upload(vera, FILES, file(700), 'b', from(address)))
    expect((await vera.delete(`${FILES}/${second}`)).status).toBe(204)
    expect((await upload(vera, FILES, file(700), 'c', from(address))).status).toBe(201)
  })

  test('count at least a minimum each', async () => {
    await setLimits({ waitingOfAddress: 1 })
    const visitors = Array.from({ length: 5 }, known)
    const statuses: number[] = []
    for (let time = 0; time < 40; time++) {
      const visitor = visitors[time % visitors.length] as VisitorClient
      statuses.push((await upload(visitor, FILES, new Uint8Array(1), 'a', from(address))).status)
    }
    expect(statuses.filter((status) => status === 201)).toHaveLength(32)
    expect(statuses.at(-1)).toBe(429)
  })

  test('have an overall limit as well, while messages still go', async () => {
    await sql`delete from attachments`
    await setLimits({ waitingInAll: 1 })
    const [vera, victor] = [known(), known()]
    expect((await upload(vera, FILES, file(700), 'a', from(address))).status).toBe(201)
    await expectRefused(
      await upload(victor, FILES, file(700), 'a', from(anotherAddress())),
      'Messages without files still work.',
      503,
    )
    expect((await say(victor, address)).status).toBe(201)
    await sql`delete from attachments`
  })

  test('are refused in a message, which then is not sent', async () => {
    await setLimits({ waitingOfAddress: 1 })
    const vera = known()
    const form = formWith({ body: 'Two files' }, [new File([file(700)], 'a'), new File([file(700)], 'b')])
    await expectRefused(
      await vera.post('/api/visitor/messages', form, from(address)),
      'Too many files from your network are waiting to be sent.',
    )
    expect(await vera.messages()).toEqual([])
  })
})

test('when the disk is nearly full no file is accepted, but messages still go', async () => {
  const vera = known()
  await say(vera, address)
  const [chat] = await sql<{ id: string }[]>`select id from conversations order by created_at desc limit 1`
  // What was seen of the disk is believed for a second.
  const full = spyOn(fs, 'statfs').mockImplementation((async () => ({ bavail: 10, blocks: 1e9, bsize: 4096 })) as never)
  try {
    // Each time by somebody else, whose limit is not reached.
    await eventually(async () => (await upload(known(), FILES, 'x', 'a', from(anotherAddress()))).status === 503)
    const refused = await upload(vera, FILES, 'x', 'a', from(address))
    await expectRefused(
      refused,
      'Files cannot be sent at the moment because the server is out of space. Messages still work.',
      503,
    )
    expect((await upload(ann, `/conversations/${chat?.id}/attachments`, 'x')).status).toBe(503)
    expect((await say(vera, address)).status).toBe(201)
  } finally {
    full.mockRestore()
  }
  await eventually(async () => (await upload(known(), FILES, 'x', 'a', from(anotherAddress()))).status === 201)
})

describe('sockets', () => {
  const LIVE = '/api/visitor/live?since=0'
  let opened: TestSocket[] = []

  afterEach(async () => {
    for (const socket of opened) await socket.close()
    opened = []
  })

  async function live(visitor: VisitorClient, where: string): Promise<TestSocket> {
    const socket = await visitor.live(LIVE, from(where))
    opened.push(socket)
    return socket
  }

  test('are limited by visitor and by address, and closing one makes room', async () => {
    await setLimits({ socketsOfVisitor: 2, socketsOfAddress: 3 })
    const [vera, victor, violet] = [known(), known(), known()]
    const first = await live(vera, address)
    await live(vera, address)
    expect(await vera.handshake(LIVE, from(address))).toBe(429)
    await live(victor, address)
    expect(await violet.handshake(LIVE, from(address))).toBe(429)
    await first.close()
    await eventually(async () => {
      const status = await violet.handshake(LIVE, from(address))
      return status === 101
    })
  })

  test('are limited for all visitors together', async () => {
    await setLimits({ socketsInAll: 1 })
    await live(known(), address)
    expect(await known().handshake(LIVE, from(anotherAddress()))).toBe(503)
    expect(await ann.handshake('/conversations/live')).toBe(101)
  })

  test('are limited by agent', async () => {
    await setLimits({ socketsOfAgent: 1 })
    opened.push(await ann.live('/conversations/live'))
    expect(await ann.handshake('/conversations/live')).toBe(429)
    expect(await parley.bea.handshake('/conversations/live')).toBe(101)
  })

  test('that break or never open take no place', async () => {
    await setLimits({ socketsOfVisitor: 5 })
    const vera = known()
    for (let time = 0; time < 12; time++) {
      expect((await vera.get(LIVE, from(address))).status).toBe(426)
      await eventually(async () => (await vera.handshake(LIVE, from(address))) === 101)
    }
  })
})

test('an office of 200 visitors behind one address meets no limit', async () => {
  parley.set({ MESSAGE_INTERVAL_MS: '3000' })
  const statuses: number[] = []
  const note = ({ status }: Response) => void statuses.push(status)
  const sockets: TestSocket[] = []
  const visitors = Array.from({ length: 200 }, async () => {
    const arrived = await arrive(from(address))
    note(arrived)
    const { token } = (await arrived.json()) as { token: string }
    const visitor = parley.visitor({ token })
    sockets.push(await visitor.live('/api/visitor/live?since=0', from(address)))
    note(await upload(visitor, FILES, new Uint8Array(64 * 1024).fill(1), 'a', from(address)))
    note(await say(visitor, address))
    note(await arrive(from(address), '/api/visitor/session', { token }))
  })
  await Promise.all(visitors)
  for (const socket of sockets) await socket.close()
  expect(statuses.filter((status) => status >= 400)).toEqual([])
  expect(statuses).toHaveLength(800)
})

async function taken(response: Response): Promise<string> {
  expect(response.status).toBe(201)
  return ((await response.json()) as { attachment: { id: string } }).attachment.id
}

/** Sends so many bytes of a larger file, and then nothing more. */
async function stalledUpload(visitor: VisitorClient, where: string, bytes: number) {
  const { hostname, port } = new URL(parley.url)
  const token = await visitor.token()
  const head = [
    `POST ${FILES} HTTP/1.1`,
    `Host: ${hostname}:${port}`,
    `Authorization: Bearer ${token}`,
    `X-Forwarded-For: ${where}`,
    'Parley-File-Name: slow',
    'Content-Type: application/octet-stream',
    `Content-Length: ${bytes * 2}`,
  ]
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  await new Promise<void>((resolve) => socket.on('connect', () => resolve()))
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await new Promise<void>((resolve) => socket.write(Buffer.alloc(bytes, 1), () => resolve()))
  return socket
}
