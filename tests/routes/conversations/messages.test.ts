import { afterEach, beforeAll, describe, expect, test } from 'bun:test'
import type { Conversation } from '../../../src/model/conversations/schema'
import { PAGE_OF_MESSAGES } from '../../../src/model/messages/stretch'
import { messagesSince } from '../../../src/reads/messages/queries'
import { CANARY, unsealed } from '../../support/canary'
import { startTakenConversation, startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider, set } = testServer({}, { answers: false })
afterEach(() => set({}))

const message = (body = `Hello ${CANARY}`) => ({ clientId: crypto.randomUUID(), body })
const taken = async () => startTakenConversation(await ann.agent())

test('the agent in control sends, and gets the message as everybody sees it', async () => {
  const chat = await taken()
  const response = await ann.post(`/conversations/${chat.id}/messages`, message())
  expect(response.status).toBe(201)
  const html = await response.text()
  expect(html).toContain('data-author="agent"')
  expect(html).toContain('hx-target="#messages"')
})

test('the same clientId again is the same message', async () => {
  const chat = await taken()
  const once = message()
  const first = await (await ann.post(`/conversations/${chat.id}/messages`, once)).text()
  const again = await ann.post(`/conversations/${chat.id}/messages`, once)
  expect(again.status).toBe(200)
  expect(unsealed(await again.text())).toBe(unsealed(first))
})

test('a text passes through a form byte for byte', async () => {
  const chat = await taken()
  const texts = ['007', 'true', 'null', '{"a":1}', '[1]', '  מה שלומך?', '👩‍👩‍👧‍👦', 'a'.repeat(10_000)]
  for (const body of texts)
    expect((await ann.post(`/conversations/${chat.id}/messages`, message(body))).status).toBe(201)
  const multipart = new FormData()
  for (const [name, value] of Object.entries(message('{"b":[2]}'))) multipart.set(name, value)
  expect((await ann.post(`/conversations/${chat.id}/messages`, multipart)).status).toBe(201)
  const stored = (await messagesSince({ id: chat.id, rev: 100 }, 0)).messages.filter(({ author }) => author === 'agent')
  expect(stored.map(({ body }) => body)).toEqual([...texts, '{"b":[2]}'])
})

test('sending too soon is refused with the time to wait', async () => {
  set({ MESSAGE_INTERVAL_MS: '3000' })
  const chat = await taken()
  await ann.post(`/conversations/${chat.id}/messages`, message())
  const response = await ann.post(`/conversations/${chat.id}/messages`, message(), { 'hx-request': 'true' })
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(response.headers.get('parley-retry-after-ms'))).toBeLessThanOrEqual(3000)
})

test('an empty text, too much text and a missing clientId get clear errors', async () => {
  const chat = await taken()
  const post = async (form: Record<string, string>) => {
    const response = await ann.post(`/conversations/${chat.id}/messages`, form)
    return `${response.status} ${await response.text()}`
  }
  expect(await post(message(' \n'))).toContain('Write a message first')
  expect(await post(message('a'.repeat(10_001)))).toContain('at most 10,000 characters')
  expect(await post({ body: 'hello' })).toStartWith('422')
})

test('an agent without control cannot send', async () => {
  const chat = await taken()
  const response = await bea.post(`/conversations/${chat.id}/messages`, message())
  expect(response.status).toBe(409)
  expect(await response.text()).toContain('Ann')
  expect((await outsider.post(`/conversations/${chat.id}/messages`, message())).status).toBe(401)
  expect(
    (await ann.post(`/conversations/${chat.id}/messages`, message(), { origin: 'https://evil.test' })).status,
  ).toBe(403)
})

describe('a stretch of the thread', () => {
  const length = PAGE_OF_MESSAGES * 2 + 5
  let chat: Conversation
  beforeAll(async () => {
    chat = await startTestConversation(Array.from({ length }, (_, n) => `message ${n}`))
  })
  const stretchAt = async (query: string) =>
    read(await (await ann.get(`/conversations/${chat.id}/messages?${query}`)).text())

  test('goes back from the newest messages to the first, each once', async () => {
    const seen: number[] = []
    for (let query = ''; ; query = `before=${seen[0]}`) {
      const { seqs, older } = await stretchAt(query)
      seen.unshift(...seqs)
      if (!older) break
    }
    expect(seen).toEqual(range(1, length))
  })

  test('goes on from the first message to the newest', async () => {
    const seen: number[] = []
    for (let query = 'after=0'; ; query = `after=${seen.at(-1)}`) {
      const { seqs, newer } = await stretchAt(query)
      seen.push(...seqs)
      if (!newer) break
    }
    expect(seen).toEqual(range(1, length))
  })

  test('surrounds the linked message, as the page does', async () => {
    const half = PAGE_OF_MESSAGES / 2
    expect(await stretchAt('at=52')).toMatchObject({ seqs: range(52 - half, 51 + half), older: true, newer: true })
    expect(await stretchAt('at=1')).toMatchObject({ seqs: range(1, half), older: false, newer: true })
    expect(await stretchAt(`at=${length}`)).toMatchObject({
      seqs: range(length - half, length),
      older: true,
      newer: false,
    })
    const page = await (await ann.get(`/conversations/${chat.id}?at=52`)).text()
    expect(read(page)).toEqual({ seqs: range(52 - half, 51 + half), older: true, newer: true })
  })

  test('says which one it is, and treats an invalid place as the newest', async () => {
    expect(await (await ann.get(`/conversations/${chat.id}/messages?before=30`)).text()).toContain(
      'data-stretch="before=30"',
    )
    for (const query of ['before=x', 'after=-1', 'at=1e3', 'at=99999999999', "before=1'"]) {
      expect((await stretchAt(query)).seqs).toEqual(range(length - PAGE_OF_MESSAGES + 1, length))
    }
  })

  test('needs a session', async () => {
    expect((await outsider.get(`/conversations/${chat.id}/messages?before=30`)).status).toBe(303)
    expect((await ann.get(`/conversations/${crypto.randomUUID()}/messages`)).status).toBe(404)
  })
})

function read(html: string) {
  const stretch = /<div[^>]*(?:data-stretch|data-messages)=[^>]*>/.exec(html)?.[0] ?? ''
  return {
    seqs: [...html.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq)),
    older: stretch.includes('data-older'),
    newer: stretch.includes('data-newer'),
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}
