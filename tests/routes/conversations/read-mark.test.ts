import { beforeEach, expect, test } from 'bun:test'
import { postAsAgent } from '../../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../../src/actions/messages/post-as-visitor'
import type { Conversation } from '../../../src/model/conversations/schema'
import type { Visitor } from '../../../src/model/visitors/schema'
import { conversationWithId } from '../../../src/reads/conversations/queries'
import { visitorWithId } from '../../../src/reads/visitors/queries'
import { draft, startTakenConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider } = testServer({}, { answers: false })

let chat: Conversation
beforeEach(async () => {
  // 1 and 2 are the visitor’s, 3 and 4 lines of the system, 5 is the agent’s, 6 the visitor’s.
  const taken = await startTakenConversation(await ann.agent(), ['one', 'two'])
  await postAsAgent(taken, await ann.agent(), draft('three'))
  const visitor = (await visitorWithId(taken.visitorId)) as Visitor
  chat = (await postAsVisitor(visitor, draft('four'))).conversation
})

test('an agent marks the thread as seen up to a message', async () => {
  const response = await ann.put(mark(), { seq: '2' })
  expect(response.status).toBe(204)
  expect(await response.text()).toBe('')
  expect(await readsOf(ann)).toEqual([2, 2])
})

test.each([
  ['1', [1, 1]],
  ['2', [2, 2]],
  ['3', [3, 2]],
  ['5', [5, 2]],
  ['6', [6, 3]],
  ['999999999', [6, 3]],
])('what the visitor wrote up to %s is counted', async (seq, reads) => {
  await ann.put(mark(), { seq })
  expect(await readsOf(ann)).toEqual(reads as [number, number])
})

test('what was seen stays seen, whichever page reports last', async () => {
  await ann.put(mark(), { seq: '6' })
  const { version } = await current()
  expect((await ann.put(mark(), { seq: '2' })).status).toBe(204)
  expect((await ann.put(mark(), { seq: '6' })).status).toBe(204)
  expect(await readsOf(ann)).toEqual([6, 3])
  expect((await current()).version).toBe(version)
})

test('of ten pages reporting at once the furthest counts', async () => {
  await Promise.all([3, 1, 6, 2, 5, 4, 1, 6, 2, 3].map((seq) => ann.put(mark(), { seq: String(seq) })))
  expect(await readsOf(ann)).toEqual([6, 3])
})

test('an agent marks messages unread from a given one', async () => {
  await ann.put(mark(), { seq: '6' })
  const response = await ann.delete(`${mark()}?seq=2`)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('Marked unread from this message.')
  expect(await readsOf(ann)).toEqual([1, 1])
  await ann.delete(`${mark()}?seq=1`)
  expect(await readsOf(ann)).toEqual([0, 0])
  await ann.put(mark(), { seq: '6' })
  expect(await readsOf(ann)).toEqual([6, 3])
})

test('marking unread without having read affects only messages from there on', async () => {
  await ann.delete(`${mark()}?seq=6`)
  expect(await readsOf(ann)).toEqual([5, 2])
})

test('each agent has their own mark', async () => {
  await bea.put(mark(), { seq: '2' })
  await ann.put(mark(), { seq: '6' })
  await ann.delete(`${mark()}?seq=5`)
  expect(await readsOf(bea)).toEqual([2, 2])
  expect(await readsOf(ann)).toEqual([4, 2])
})

test('lists are told, and count for each agent', async () => {
  const list = await (await bea.live('/conversations/live')).caughtUp()
  const before = await current()
  await ann.put(mark(), { seq: '2' })
  const { id } = await ann.agent()
  const { content } = await list.next(
    (frame) => frame.content?.includes(`data-version="${before.version + 1}"`) === true,
  )
  expect(content).toContain(`id="row-${chat.id}"`)
  expect(content).toContain(`data-turns="3" data-reads="${id}:2"`)
  await ann.delete(`${mark()}?seq=1`)
  await list.next((frame) => frame.content?.includes(`data-reads="${id}:0"`) === true)
  await list.close()
})

test('the page shows how far it was read, and the row how much is new', async () => {
  await ann.put(mark(), { seq: '2' })
  const page = await (await ann.get(`/conversations/${chat.id}`)).text()
  expect(page).toContain('data-read-mark="2"')
  expect(page.slice(page.indexOf(`id="row-${chat.id}"`))).toMatch(/data-unread>1</)
})

test('an invalid place is refused', async () => {
  for (const seq of ['', '-1', 'x', '1.5', '1e3', '1234567890', ' 1 2', "1'"]) {
    expect((await ann.put(mark(), { seq })).status).toBe(422)
    expect((await ann.delete(`${mark()}?seq=${encodeURIComponent(seq)}`)).status).toBe(422)
  }
  expect((await ann.put(mark())).status).toBe(422)
  expect((await ann.delete(mark())).status).toBe(422)
  expect((await current()).reads).toEqual({})
})

test('a place before the first message means nothing was seen', async () => {
  expect((await ann.put(mark(), { seq: '0' })).status).toBe(204)
  expect((await ann.delete(`${mark()}?seq=0`)).status).toBe(200)
  const page = await (await ann.get(`/conversations/${chat.id}`)).text()
  expect(page.slice(page.indexOf(`id="row-${chat.id}"`))).toMatch(/data-unread>3</)
})

test('outsiders and other sites mark nothing', async () => {
  expect((await outsider.put(mark(), { seq: '2' })).status).toBe(401)
  expect((await outsider.delete(`${mark()}?seq=2`)).status).toBe(401)
  expect((await ann.put(mark(), { seq: '2' }, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await ann.delete(`${mark()}?seq=2`, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await ann.put(`/conversations/${crypto.randomUUID()}/read-mark`, { seq: '2' })).status).toBe(404)
  expect((await current()).reads).toEqual({})
})

function mark(): string {
  return `/conversations/${chat.id}/read-mark`
}

async function current(): Promise<Conversation> {
  return (await conversationWithId(chat.id)) as Conversation
}

async function readsOf(client: typeof ann): Promise<[number, number] | undefined> {
  const [seq, turns] = (await current()).reads[(await client.agent()).id] ?? []
  return seq === undefined || turns === undefined ? undefined : [seq, turns]
}
