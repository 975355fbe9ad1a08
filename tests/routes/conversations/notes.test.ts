import { beforeEach, expect, test } from 'bun:test'
import { sql } from '../../../src/db/client'
import type { Conversation } from '../../../src/model/conversations/schema'
import { newestConversation } from '../../../src/reads/conversations/queries'
import { CANARY, unsealed } from '../../support/canary'
import { testServer } from '../../support/server'
import type { VisitorClient } from '../../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann, bea, outsider } = parley

const SECRET = 'a difficult customer'

let vera: VisitorClient
let chat: Conversation
beforeEach(async () => {
  parley.set({})
  vera = parley.visitor({ name: `Vera ${CANARY}` })
  await vera.say('Where is my desk?')
  const [newest] = await sql<Conversation[]>`select * from conversations order by created_at desc limit 1`
  chat = newest as Conversation
})

test('any agent can leave a note, whoever has control, and the team sees it', async () => {
  for (const [client, name] of [
    [ann, 'Ann'],
    [bea, 'Bea'],
  ] as const) {
    const response = await note(client)
    expect(response.status).toBe(201)
    const html = await response.text()
    expect(html).toContain('data-author="note"')
    expect(html).toContain(name)
  }
  expect(await (await bea.get(`/conversations/${chat.id}`)).text()).toContain(SECRET)
  expect(
    (await ann.post(`/conversations/${chat.id}/messages`, { clientId: crypto.randomUUID(), body: 'A reply' })).status,
  ).toBe(409)
})

test('the same clientId again is the same note', async () => {
  const clientId = crypto.randomUUID()
  const first = await (await note(ann, clientId)).text()
  const again = await note(ann, clientId)
  expect(again.status).toBe(200)
  expect(unsealed(await again.text())).toBe(unsealed(first))
})

test('a visitor finds no trace of it, wherever they look', async () => {
  const app = await (await vera.live()).caughtUp()
  const widget = await (await vera.live(`/widget/live?since=0&conversation=${chat.id}`)).caughtUp()
  await note(ann)
  const { id } = (await sql`select id from messages where conversation_id = ${chat.id} and author = 'note'`)[0] ?? {}
  expect((await ann.patch(`/conversations/${chat.id}/messages/${id}`, { body: `${SECRET} indeed` })).status).toBe(200)
  expect((await ann.delete(`/conversations/${chat.id}/messages/${id}`)).status).toBe(200)
  await note(ann)
  await vera.say('Hello?')
  await app.next(({ message }) => (message as { body?: string } | undefined)?.body === 'Hello?')
  await widget.next('Hello?')
  const later = await (await vera.live(`/widget/live?since=1&conversation=${chat.id}`)).caughtUp()
  const laterApp = await (await vera.live('/api/visitor/live?since=1')).caughtUp()
  const { rev } = (await newestConversation(sql, chat.visitorId)) as Conversation

  const seen = [
    JSON.stringify([app, widget, later, laterApp].map(({ frames }) => frames)),
    JSON.stringify(await vera.messages()),
    ...(await Promise.all(
      [
        '/widget/thread',
        '/widget/messages',
        '/widget/messages?before=9',
        '/widget/messages?after=1',
        '/widget/messages?at=2',
        `/api/visitor/messages?since=${rev - 2}`,
      ].map(async (path) => (await vera.get(path)).text()),
    )),
  ]
  for (const text of seen) {
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('data-author=\\"note\\"')
    expect(text).not.toContain('data-author="note"')
    expect(text).not.toContain('"author":"note"')
    expect(text).not.toContain(id)
  }
  expect(seen.join()).toContain('Hello?')
  for (const socket of [app, widget, later, laterApp]) await socket.close()
})

test('a visitor cannot write, edit or delete a note', async () => {
  const sent = await vera.post('/widget/messages', { clientId: crypto.randomUUID(), body: 'A note?', author: 'note' })
  expect(await sent.text()).toContain('data-author="visitor"')
  await note(ann)
  const { id } = (await sql`select id from messages where conversation_id = ${chat.id} and author = 'note'`)[0] ?? {}
  for (const path of [`/widget/messages/${id}`, `/api/visitor/messages/${id}`]) {
    expect((await vera.patch(path, { body: 'Mine' })).status).toBe(404)
    expect((await vera.delete(path)).status).toBe(404)
  }
  expect((await vera.get(`/widget/messages/${id}/editor`)).status).toBe(404)
})

test('unknown kinds, outsiders and other sites are refused', async () => {
  const form = { clientId: crypto.randomUUID(), body: SECRET }
  const path = `/conversations/${chat.id}/messages`
  for (const author of ['visitor', 'system', 'ai', 'Note'])
    expect((await ann.post(path, { ...form, author })).status).toBe(422)
  expect((await outsider.post(path, { ...form, author: 'note' })).status).toBe(401)
  expect((await ann.post(path, { ...form, author: 'note' }, { origin: 'https://evil.test' })).status).toBe(403)
  expect(await sql`select from messages where conversation_id = ${chat.id} and author = 'note'`).toHaveLength(0)
})

function note(client: typeof ann, clientId: string = crypto.randomUUID()): Promise<Response> {
  return client.post(`/conversations/${chat.id}/messages`, { clientId, body: `${SECRET} ${CANARY}`, author: 'note' })
}
