import { afterEach, expect, test } from 'bun:test'
import { messagesSince, PAGE_OF_MESSAGES } from '../../../src/messages/queries'
import { CANARY } from '../../support/canary'
import { startTakenConversation, startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider, set } = testServer()
afterEach(() => set({}))

const message = (body = `Hello ${CANARY}`) => ({ clientId: crypto.randomUUID(), body })
const taken = async () => startTakenConversation(await ann.agent())

test('the agent in control sends, and gets the message as everybody sees it', async () => {
  const chat = await taken()
  const reply = await ann.post(`/conversations/${chat.id}/messages`, message())
  expect(reply.status).toBe(201)
  const html = await reply.text()
  expect(html).toContain('data-author="agent"')
  expect(html).toContain('hx-target="#messages"')
})

test('the same clientId again is the same message', async () => {
  const chat = await taken()
  const once = message()
  const first = await (await ann.post(`/conversations/${chat.id}/messages`, once)).text()
  const again = await ann.post(`/conversations/${chat.id}/messages`, once)
  expect(again.status).toBe(200)
  expect(await again.text()).toBe(first)
})

test('a text goes through a form byte for byte', async () => {
  const chat = await taken()
  const texts = ['007', 'true', 'null', '{"a":1}', '[1]', '  מה שלומך?', '👩‍👩‍👧‍👦', 'a'.repeat(10_000)]
  for (const body of texts) expect((await ann.post(`/conversations/${chat.id}/messages`, message(body))).status).toBe(201)
  const multipart = new FormData()
  for (const [name, value] of Object.entries(message('{"b":[2]}'))) multipart.set(name, value)
  expect((await ann.post(`/conversations/${chat.id}/messages`, multipart)).status).toBe(201)
  const stored = (await messagesSince(chat.id, 0, 100)).filter(({ author }) => author === 'agent')
  expect(stored.map(({ body }) => body)).toEqual([...texts, '{"b":[2]}'])
})

test('too soon is refused with the time to wait', async () => {
  set({ MESSAGE_INTERVAL_MS: '3000' })
  const chat = await taken()
  await ann.post(`/conversations/${chat.id}/messages`, message())
  const reply = await ann.post(`/conversations/${chat.id}/messages`, message(), { 'hx-request': 'true' })
  expect(reply.status).toBe(429)
  expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(reply.headers.get('parley-retry-after-ms'))).toBeLessThanOrEqual(3000)
})

test('nothing, too much and no clientId are refused in clear words', async () => {
  const chat = await taken()
  const post = async (form: Record<string, string>) => {
    const reply = await ann.post(`/conversations/${chat.id}/messages`, form)
    return `${reply.status} ${await reply.text()}`
  }
  expect(await post(message(' \n'))).toContain('Write a message first')
  expect(await post(message('a'.repeat(10_001)))).toContain('at most 10,000 characters')
  expect(await post({ body: 'hello' })).toStartWith('422')
})

test('who does not have control sends nothing', async () => {
  const chat = await taken()
  const reply = await bea.post(`/conversations/${chat.id}/messages`, message())
  expect(reply.status).toBe(409)
  expect(await reply.text()).toContain('Ann')
  expect((await outsider.post(`/conversations/${chat.id}/messages`, message())).status).toBe(401)
  expect((await ann.post(`/conversations/${chat.id}/messages`, message(), { origin: 'https://evil.test' })).status).toBe(403)
})

test('older messages come in stretches, each once', async () => {
  const chat = await startTestConversation(Array.from({ length: PAGE_OF_MESSAGES * 2 + 5 }, (_, n) => `message ${n}`))
  const seen: number[] = []
  for (let path: string | undefined = `/conversations/${chat.id}/messages`; path; ) {
    const html = await (await ann.get(path)).text()
    seen.unshift(...[...html.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq)))
    path = /hx-get="([^"]+)"/.exec(html)?.[1]
  }
  expect(seen).toEqual(Array.from({ length: PAGE_OF_MESSAGES * 2 + 5 }, (_, n) => n + 1))
})
