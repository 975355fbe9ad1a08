import { beforeAll, expect, test } from 'bun:test'
import { end } from '../../src/actions/handoffs/end'
import { endSoon, undoEnd } from '../../src/actions/handoffs/end-soon'
import { escalate } from '../../src/actions/handoffs/escalate'
import { createArticle } from '../../src/actions/knowledge/create'
import { removeArticle } from '../../src/actions/knowledge/remove'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { changeSettings } from '../../src/actions/settings/change'
import { changeTicket } from '../../src/actions/tickets/change'
import { openTicket } from '../../src/actions/tickets/open'
import { conversationWithId } from '../../src/reads/conversations/queries'
import type { WorkspacePart } from '../../src/realtime/workspace-changes'
import { CANARY } from '../support/canary'
import { startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'
import type { Frame, TestSocket } from '../support/sockets'

// What every page of an agent hears, whatever it shows.

const { ann, bea, ada, outsider } = testServer({}, { answers: false })
beforeAll(async () => void (await Promise.all([ann.agent(), bea.agent(), ada.agent()])))

const waiting = (count: number) => (frame: Frame) =>
  frame.content?.includes('#waiting-count') === true &&
  frame.content.includes(count ? `>${count}<` : 'count--wait"></span>')
const changed = (thing: WorkspacePart) => (frame: Frame) => frame.changed === thing
const live = async (client: typeof ann, since = 999_999_999_999_999) =>
  (await client.live(`/live?since=${since}`)).caughtUp()

test('how many wait is told to everybody, also while the end of a chat may still be undone', async () => {
  const sockets = await Promise.all([live(ann), live(bea)])
  const chat = await startTestConversation()
  await escalate(chat, 'visitor', 'asked for a person')
  for (const socket of sockets) await socket.next(waiting(1))
  const later = await live(ada)
  expect(later.frames.some(waiting(1))).toBe(true)
  const all = [...sockets, later]
  const hear = async (count: number, act: () => Promise<unknown>) => {
    for (const { frames } of all) frames.length = 0
    await act()
    for (const socket of all) await socket.next(waiting(count))
  }
  const agent = await ann.agent()
  const now = async () => (await conversationWithId(chat.id)) ?? chat
  await hear(0, async () => endSoon(await now(), agent))
  await hear(1, async () => undoEnd(await now(), agent))
  await hear(0, async () => end(await now(), agent))
  for (const socket of all) await socket.close()
})

test('each change of a ticket, an article, a reply or a setting is told, and again to who was away', async () => {
  const [agent, admin, chat] = [await ann.agent(), await ada.agent(), await startTestConversation()]
  const acts: [WorkspacePart, () => Promise<unknown>][] = [
    ['tickets', () => openTicket(chat, agent, { subject: `Broken ${CANARY}`, description: '', priority: 'high' })],
    [
      'tickets',
      async () =>
        changeTicket(await openTicket(chat, agent, { subject: 'Other', description: '', priority: 'high' }), {
          status: 'solved',
        }),
    ],
    ['articles', async () => removeArticle(await createArticle({ title: 'Hats', body: 'Here.', questions: [] }))],
    ['replies', () => createSavedReply(agent, { shortcut: 'hello', body: 'Hello' }, { shared: false })],
    ['settings', () => changeSettings(admin, { showsTyping: true })],
  ]
  for (const [thing, act] of acts) {
    const socket = await live(bea)
    const since = socket.frames.find((frame) => frame.live)?.rev ?? 0
    await act()
    await socket.next(changed(thing))
    await socket.close()

    const back = await live(bea, since)
    expect(things(back)).toEqual([thing])
    await back.close()
    const upToDate = await live(bea, back.frames.find((frame) => frame.live)?.rev)
    expect(things(upToDate)).toEqual([])
    await upToDate.close()
  }
})

test('it is for agents who are signed in', async () => {
  expect(await outsider.handshake('/live')).toBe(401)
  expect(await ann.handshake('/live', { origin: 'https://evil.test' })).toBe(403)
  for (const since of ['', 'x', '-1', '1e9', '9'.repeat(40), "'"])
    expect(await ann.handshake(`/live?since=${encodeURIComponent(since)}`)).toBe(101)
})

function things(socket: TestSocket): unknown[] {
  return socket.frames.flatMap((frame) => (frame.changed ? [frame.changed] : []))
}
