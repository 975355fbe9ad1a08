import { beforeEach, expect, test } from 'bun:test'
import type { Conversation } from '../../src/model/conversations/schema'
import { unseenMentions } from '../../src/reads/mentions/queries'
import { CANARY } from '../support/canary'
import { startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const parley = testServer({}, { answers: false })
const { ann, bea, ada, outsider } = parley

let chat: Conversation
beforeEach(async () => {
  chat = await startTestConversation()
  await Promise.all([ann.agent(), bea.agent(), ada.agent()])
})

test('a note that mentions an agent is on their page only, with a link to its place', async () => {
  expect(await (await ada.get('/mentions')).text()).toContain('No mentions yet')
  const seq = await mention(bea, 'look at this')
  const page = await (await bea.get('/mentions')).text()
  expect(page).toContain('look at this')
  expect(page).toContain(`href="/conversations/${chat.id}?at=${seq}"`)
  expect(page).toContain('entry--new')
  for (const client of [ann, ada]) expect(await (await client.get('/mentions')).text()).not.toContain('look at this')
})

test('the count shows unseen mentions and follows what they read', async () => {
  const before = await count(bea)
  const seq = await mention(bea, 'one')
  await mention(bea, 'two')
  expect(await count(bea)).toBe(before + 2)
  expect((await bea.put(`/conversations/${chat.id}/read-mark`, { seq: String(seq) })).status).toBe(204)
  expect(await count(bea)).toBe(before + 1)
  expect((await bea.put(`/conversations/${chat.id}/read-mark`, { seq: '1000' })).status).toBe(204)
  expect(await count(bea)).toBe(before)
})

test('an agent hears of it at once, whatever page they have open, and their other pages when it is seen', async () => {
  const live = await Promise.all([bea, ann].map(async (client) => (await client.live('/live')).caughtUp()))
  const [beas, anns] = live
  const before = await count(bea)
  const seq = await mention(bea, 'look')
  const frame = await beas?.next('mentioned you in a note about')
  expect(frame?.content).toContain(`/conversations/${chat.id}?at=${seq}`)
  expect(frame?.content).toContain(`>${before + 1}<`)
  await bea.put(`/conversations/${chat.id}/read-mark`, { seq: '1000' })
  await beas?.next(
    ({ content = '' }) =>
      content.includes('#mention-count') && !content.includes('mentioned you') && !content.includes(`>${before + 1}<`),
  )
  expect(anns?.html).not.toContain('mentioned')
  for (const socket of live) await socket.close()
})

test('a deleted one is gone from the page and the count at once', async () => {
  const before = await count(bea)
  await mention(bea, 'a slip')
  const live = await (await bea.live('/live')).caughtUp()
  const id = /data-message-id="([^"]+)"[^>]*data-author="note"/.exec(
    (await (await ann.get(`/conversations/${chat.id}`)).text()).replaceAll('\n', ' '),
  )?.[1]
  expect((await ann.delete(`/conversations/${chat.id}/messages/${id}`)).status).toBe(200)
  await live.next('#mention-count')
  expect(await count(bea)).toBe(before)
  expect(await (await bea.get('/mentions')).text()).not.toContain('a slip')
  await live.close()
})

test('mentions need a session', async () => {
  const page = await outsider.get('/mentions')
  expect(page.status).toBe(303)
  expect(page.headers.get('location')).toBe('/session/new?to=%2Fmentions')
  expect(await outsider.handshake('/live')).toBe(401)
})

/** Ann names somebody in a note; returns its place. */
async function mention(client: typeof ann, words: string): Promise<string> {
  const { name } = await client.agent()
  const response = await ann.post(`/conversations/${chat.id}/messages`, {
    clientId: crypto.randomUUID(),
    author: 'note',
    body: `@${name} ${words} ${CANARY}`,
  })
  return /data-seq="(\d+)"/.exec(await response.text())?.[1] ?? ''
}

async function count(client: typeof ann): Promise<number> {
  return unseenMentions((await client.agent()).id)
}
