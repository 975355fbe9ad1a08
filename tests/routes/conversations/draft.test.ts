import { beforeEach, expect, test } from 'bun:test'
import { sql } from '../../../src/db/client'
import type { Conversation } from '../../../src/model/conversations/schema'
import { draftsOf } from '../../../src/reads/drafts/queries'
import { CANARY } from '../../support/canary'
import { startTakenConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider, set } = testServer()

let chat: Conversation
beforeEach(async () => {
  set({})
  chat = await startTakenConversation(await ann.agent())
})

test('drafts are kept apart for reply and note, and are there when the page loads', async () => {
  expect((await put({ author: 'agent', body: `A reply ${CANARY}` })).status).toBe(204)
  expect((await put({ author: 'note', body: `A note ${CANARY}` })).status).toBe(204)
  expect((await put({ author: 'agent', body: `A better reply ${CANARY}` })).status).toBe(204)
  expect(await kept(ann)).toEqual({ agent: `A better reply ${CANARY}`, note: `A note ${CANARY}` })
  const page = await (await ann.get(`/conversations/${chat.id}`)).text()
  expect(page).toContain('A better reply')
  expect(page).toContain('A note')
})

test('an empty draft is deleted', async () => {
  await put({ author: 'note', body: 'A note' })
  expect((await put({ author: 'note', body: '' })).status).toBe(204)
  expect(await sql`select from drafts where conversation_id = ${chat.id}`).toHaveLength(0)
  expect((await put({ author: 'note', body: '' })).status).toBe(204)
})

test('a draft of one agent is never another’s', async () => {
  await put({ author: 'agent', body: 'Not finished' })
  expect((await bea.put(draft(), { author: 'agent', body: 'Mine' })).status).toBe(204)
  expect(await kept(ann)).toMatchObject({ agent: 'Not finished' })
  const page = await (await bea.get(`/conversations/${chat.id}`)).text()
  expect(page).toContain('Mine')
  expect(page).not.toContain('Not finished')
})

test('sending deletes that draft only', async () => {
  await put({ author: 'agent', body: 'A reply' })
  await put({ author: 'note', body: 'A note' })
  await bea.put(draft(), { author: 'agent', body: 'Bea’s' })
  await ann.post(`/conversations/${chat.id}/messages`, {
    clientId: crypto.randomUUID(),
    body: 'A reply',
    author: 'agent',
  })
  expect(await kept(ann)).toEqual({ agent: '', note: 'A note' })
  await ann.post(`/conversations/${chat.id}/messages`, {
    clientId: crypto.randomUUID(),
    body: 'A note',
    author: 'note',
  })
  expect(await kept(ann)).toEqual({ agent: '', note: '' })
  expect(await kept(bea)).toMatchObject({ agent: 'Bea’s' })
})

test('text typed while a message waits to be sent stays, on other pages too', async () => {
  const elsewhere = await (await ann.live(`/conversations/${chat.id}/live?since=0`)).caughtUp()
  for (const author of ['agent', 'note']) {
    const told = () => elsewhere.frames.filter(({ content = '' }) => content.includes(`#draft-${author}`))
    await put({ author, body: 'Typed since' })
    await ann.post(`/conversations/${chat.id}/messages`, { clientId: crypto.randomUUID(), body: 'Sent late', author })
    await elsewhere.next(() => told().length === 2)
    for (const { content } of told()) expect(content).toContain('data-body="Typed since"')
  }
  expect(await kept(ann)).toEqual({ agent: 'Typed since', note: 'Typed since' })
  await elsewhere.close()
})

test('a refused message stays a draft', async () => {
  set({ MESSAGE_INTERVAL_MS: '3000' })
  const post = (body: string) => ann.post(`/conversations/${chat.id}/messages`, { clientId: crypto.randomUUID(), body })
  expect((await post('One')).status).toBe(201)
  await put({ author: 'agent', body: 'Two' })
  expect((await post('Two')).status).toBe(429)
  expect(await kept(ann)).toMatchObject({ agent: 'Two' })
})

test('an invalid draft is refused', async () => {
  expect((await put({ author: 'visitor', body: 'x' })).status).toBe(422)
  expect((await put({ author: 'agent', body: 'a\0b' })).status).toBe(422)
  expect((await put({ author: 'agent', body: 'x'.repeat(20_001) })).status).toBe(422)
  expect((await put({ author: 'agent', body: 'x', page: 'p'.repeat(41) })).status).toBe(422)
  expect(await kept(ann)).toEqual({ agent: '', note: '' })
})

test('outsiders and other sites store nothing', async () => {
  expect((await outsider.put(draft(), { author: 'agent', body: 'x' })).status).toBe(401)
  expect((await put({ author: 'agent', body: 'x' }, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await ann.put(`/conversations/${crypto.randomUUID()}/draft`, { author: 'agent', body: 'x' })).status).toBe(
    404,
  )
  expect((await ann.put('/conversations/x/draft', { author: 'agent', body: 'x' })).status).toBe(404)
  expect(await kept(ann)).toEqual({ agent: '', note: '' })
})

function draft(): string {
  return `/conversations/${chat.id}/draft`
}

function put(form: Record<string, string>, headers?: Record<string, string>): Promise<Response> {
  return ann.put(draft(), form, headers)
}

async function kept(client: typeof ann) {
  return draftsOf(chat.id, (await client.agent()).id)
}
