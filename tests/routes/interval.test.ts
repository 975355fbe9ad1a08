import { afterEach, beforeEach, expect, setSystemTime, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { postNote } from '../../src/actions/messages/post-note'
import { sql } from '../../src/db/client'
import { RateLimited } from '../../src/ground/errors'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { messagesSince } from '../../src/reads/messages/queries'
import { CANARY } from '../support/canary'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'
import { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann, bea } = parley

const HOUR = 3_600_000

let chat: Conversation
let vera: VisitorClient
beforeEach(async () => {
  parley.set({})
  const session = await meetVisitor()
  vera = new VisitorClient(() => parley.url, { token: session.token })
  chat = await accept(await join(await startTestConversation(['Hello'], session), await ann.agent()), await ann.agent())
  // So long that no machine is slow enough for two messages to be far enough apart.
  parley.set({ MESSAGE_INTERVAL_MS: String(HOUR) })
})
afterEach(() => void setSystemTime())

test('one of a visitor’s ten messages sent at once by any route goes through', async () => {
  await forget()
  const tab = new VisitorClient(() => parley.url, { token: await vera.token() })
  const sends = [widget, multipart, json, json, widget].flatMap((send) => [send(vera), send(tab)])
  expect(await outcome(sends)).toEqual([201, ...Array(9).fill(429)])
  expect((await messagesSince({ id: chat.id, rev: 100 }, chat.rev)).messages).toHaveLength(1)
  expect(await conversationWithId(chat.id)).toMatchObject({
    seq: chat.seq + 1,
    rev: chat.rev + 1,
    turns: chat.turns + 1,
  })
})

test('one of an agent’s ten replies and notes sent at once goes through', async () => {
  const sends = Array.from({ length: 10 }, (_, n) => say(ann, n % 2 === 0 ? 'agent' : 'note'))
  expect(await outcome(sends)).toEqual([201, ...Array(9).fill(429)])
  expect((await messagesSince({ id: chat.id, rev: 100 }, chat.rev)).messages).toHaveLength(1)
})

test('senders do not wait for each other', async () => {
  expect((await say(ann, 'agent')).status).toBe(201)
  expect((await say(ann, 'note')).status).toBe(429)
  expect((await say(bea, 'note')).status).toBe(201)
  await forget()
  expect((await json(vera)).status).toBe(201)
  expect((await json(parley.visitor())).status).toBe(201)
  const other = await accept(await join(await startTestConversation(), await ann.agent()), await ann.agent())
  expect((await say(ann, 'agent', other)).status).toBe(201)
})

test('a resend does not count and is answered at once', async () => {
  const clientId = crypto.randomUUID()
  expect((await say(ann, 'agent', chat, clientId)).status).toBe(201)
  expect((await say(ann, 'agent', chat, clientId)).status).toBe(200)
  await forget()
  const another = crypto.randomUUID()
  expect((await vera.say('Once', another)).status).toBe(201)
  for (let n = 0; n < 3; n++) expect((await vera.say('Once', another)).status).toBe(200)
})

test('a message refused for another reason does not count', async () => {
  expect(
    (await ann.post(`/conversations/${chat.id}/messages`, { clientId: crypto.randomUUID(), body: ' ' })).status,
  ).toBe(422)
  expect((await say(bea, 'agent')).status).toBe(409)
  expect((await say(bea, 'note')).status).toBe(201)
  expect((await say(ann, 'agent')).status).toBe(201)
})

test('sending too soon reports the wait in words, seconds and milliseconds', async () => {
  parley.set({ MESSAGE_INTERVAL_MS: '60000' })
  expect((await say(ann, 'agent')).status).toBe(201)
  const response = await say(ann, 'note')
  const [seconds, milliseconds] = ['retry-after', 'parley-retry-after-ms'].map((name) =>
    Number(response.headers.get(name)),
  )
  expect(milliseconds).toBeWithin(1, 60_001)
  expect(seconds).toBe(Math.ceil((milliseconds ?? 0) / 1000))
  expect(await response.text()).toContain(`You can send again in ${seconds} second`)

  await forget()
  await json(vera)
  const told = await json(vera)
  expect(told.status).toBe(429)
  const { error } = await told.json()
  expect(error).toEqual({
    code: 'rate_limited',
    message: expect.stringContaining('You can send again in'),
    retryAfterMs: expect.any(Number),
  })
  expect(Number(told.headers.get('retry-after'))).toBe(Math.ceil(error.retryAfterMs / 1000))
  expect(told.headers.get('access-control-expose-headers')).toContain('Retry-After')
})

test('the database’s clock decides, not the process’s', async () => {
  const agent = await ann.agent()
  expect((await say(ann, 'agent')).status).toBe(201)
  for (const jump of [10 * HOUR, -10 * HOUR, 365 * 24 * HOUR]) {
    setSystemTime(new Date(Date.now() + jump))
    const refusal = await postNote(chat, agent, draft()).catch((error) => error)
    setSystemTime()
    expect(refusal).toBeInstanceOf(RateLimited)
    expect(refusal.retryAfterMs).toBeWithin(1, HOUR + 1)
  }
  setSystemTime(new Date(Date.now() + 365 * 24 * HOUR))
  const { message } = await postNote(chat, await bea.agent(), draft())
  setSystemTime()
  expect(Math.abs(message.createdAt.getTime() - Date.now())).toBeLessThan(HOUR)
})

test('the wait is over when the interval is', async () => {
  parley.set({ MESSAGE_INTERVAL_MS: '3000' })
  expect((await say(ann, 'agent')).status).toBe(201)
  await ago(3_000)
  expect((await say(ann, 'note')).status).toBe(201)
})

/** The statuses, the smallest first; each refusal says how long. */
async function outcome(sends: Promise<Response>[]): Promise<number[]> {
  const replies = await Promise.all(sends)
  for (const { status, headers } of replies)
    if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  return replies.map(({ status }) => status).sort((a, b) => a - b)
}

const written = (clientId: string = crypto.randomUUID()) => ({ clientId, body: `Hello ${CANARY}` })

function say(client: typeof ann, author: 'agent' | 'note', { id } = chat, clientId?: string): Promise<Response> {
  return client.post(`/conversations/${id}/messages`, { ...written(clientId), author })
}

function json(client: VisitorClient): Promise<Response> {
  return client.postJson('/api/visitor/messages', written())
}

function widget(client: VisitorClient): Promise<Response> {
  return client.post('/widget/messages', written())
}

function multipart(client: VisitorClient): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(written())) form.set(name, value)
  return client.post('/widget/messages', form)
}

async function forget(): Promise<void> {
  await sql`update conversations set last_sent = '{}' where id = ${chat.id}`
}

/** As if Ann had sent her last message so many milliseconds ago. */
async function ago(ms: number): Promise<void> {
  const { id } = await ann.agent()
  const at = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint - ${ms}::int`
  await sql`update conversations set last_sent = jsonb_build_object(${id}::text, ${at}) where id = ${chat.id}`
}
