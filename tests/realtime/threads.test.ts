import { beforeEach, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { dismiss } from '../../src/actions/handoffs/dismiss'
import { endNow, endSoon } from '../../src/actions/handoffs/end-soon'
import { escalate } from '../../src/actions/handoffs/escalate'
import { giveBackOnLeaving } from '../../src/actions/handoffs/give-back'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { reopen } from '../../src/actions/handoffs/reopen'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { MOST_MISSED } from '../../src/reads/messages/missed-changes'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { writeLongThread } from '../support/long-thread'
import { testServer } from '../support/server'
import type { TestSocket } from '../support/sockets'
import { VisitorClient } from '../support/visitor-client'

const { ann, outsider } = testServer()

let vera: VisitorSession
let chat: Conversation
beforeEach(async () => {
  vera = await meetVisitor()
  // Once somebody has joined, the AI is silent and only the tests write.
  chat = await join(await startTestConversation(['one', 'two'], vera), await ann.agent())
})

const after = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + 1 + n)
const live = (since: number | string) => ann.live(`/conversations/${chat.id}/live?since=${since}`)
const say = (words: string) => postAsVisitor(vera.visitor, draft(words))

test('a socket starts where the page ended and continues live', async () => {
  const socket = await (await live(1)).caughtUp()
  expect(seqs(socket)).toEqual(after(1, chat.seq - 1))
  expect(socket.frames.at(-1)).toMatchObject({ rev: chat.rev, live: true })
  await say('next')
  expect((await socket.next('next')).rev).toBe(chat.rev + 1)
  await socket.close()
})

test('a socket that is up to date gets no message twice', async () => {
  const socket = await (await live(chat.rev)).caughtUp()
  expect(seqs(socket)).toEqual([])
  await socket.close()
})

test('a client that missed five hundred messages gets them all, in order, at once', async () => {
  for (let n = 0; n < 500; n += 50) await Promise.all(Array.from({ length: 50 }, (_, m) => say(`message ${n + m}`)))
  const socket = await (await live(chat.rev)).caughtUp()
  expect(seqs(socket)).toEqual(after(chat.seq, 500))
  await socket.close()
})

test('a page that was away too long gets the changes to what it shows and a count of what is new', async () => {
  const since = chat.rev
  const { rev, seq } = await writeLongThread(chat, await ann.agent(), MOST_MISSED + 10)
  await sql`update messages set body = 'changed since', rev = ${rev + 1} where conversation_id = ${chat.id} and seq = 2`
  await sql`update conversations set rev = ${rev + 1} where id = ${chat.id}`
  const socket = await (await live(`${since}&from=1&to=${chat.seq}&known=${chat.seq}`)).caughtUp()
  expect(seqs(socket)).toEqual([2])
  expect(socket.html).toContain('changed since')
  expect(socket.html).toContain(`data-after="${chat.seq}" data-count="1000"`)
  expect(socket.frames.at(-1)).toMatchObject({ rev: rev + 1, live: true })

  socket.send({ type: 'resume', since, from: seq - 99, to: seq, known: seq - 7 })
  await socket.next('data-count="7"')
  expect(seqs(socket)).toEqual([2, ...after(seq - 100, 100)])
  await socket.close()
})

test('a visitor who was away too long gets only what is for them', async () => {
  const since = chat.rev
  const visitor = new VisitorClient(() => ann.url, { token: vera.token })
  await writeLongThread(chat, await ann.agent(), MOST_MISSED + 10, {
    line: (n) => ({ author: n % 100 === 0 ? 'agent' : 'note', body: `line ${n}` }),
  })
  const socket = await (
    await visitor.live(`/widget/live?since=${since}&conversation=${chat.id}&from=1&to=${chat.seq}&known=${chat.seq}`)
  ).caughtUp()
  expect(seqs(socket)).toEqual([])
  expect(socket.html).toContain('data-count="10"')
  await socket.close()
})

test('a page that notices a gap asks for what it missed over the same socket', async () => {
  const socket = await (await live(chat.rev)).caughtUp()
  socket.send({ type: 'resume', since: 1 })
  await socket.next(() => seqs(socket).length === chat.seq - 1)
  expect(seqs(socket)).toEqual(after(1, chat.seq - 1))
  await socket.close()
})

test('a hundred messages arrive in order, each once', async () => {
  const socket = await (await live(chat.rev)).caughtUp()
  for (let n = 0; n < 100; n++) await say(`message ${n}`)
  await socket.next(({ rev }) => rev === chat.rev + 100)
  expect(socket.frames.filter(({ rev, live }) => rev && !live).map(({ rev }) => rev)).toEqual(after(chat.rev, 100))
  await socket.close()
})

test('every change of control reaches agents and the visitor, each in their own words', async () => {
  const agent = await ann.agent()
  const visitor = new VisitorClient(() => ann.url, { token: vera.token })
  const here = `?since=${chat.rev}&conversation=${chat.id}`
  const agentsSocket = await (await live(chat.rev)).caughtUp()
  const visitorsSocket = await (await visitor.live(`/widget/live${here}`)).caughtUp()
  const steps: [(now: Conversation) => Promise<unknown>, agents: string, visitors?: string][] = [
    [(now) => accept(now, agent), 'joined', 'joined'],
    [
      (now) => giveBackOnLeaving(now, agent),
      'signed out. Back in the queue.',
      'had to leave. We are calling a colleague.',
    ],
    [(now) => timeOut(now.id, now.epoch), 'No one accepted within', 'Sorry, no one could join in time.'],
    [(now) => dismiss(now, agent), 'dismissed the missed request'],
    [(now) => escalate(now, 'visitor', 'asked'), 'asked for a person', 'We are calling a person. You are'],
    [async (now) => release(await accept(now, agent), agent), 'released the conversation', 'The assistant is back.'],
    [
      async (now) => endNow(now.id, (await endSoon(now, agent)).ending?.at ?? 0),
      'ended the conversation',
      'This chat has',
    ],
    [(now) => reopen(now, agent), 'reopened the conversation', 'reopened this chat.'],
  ]
  for (const [step, agents, visitors] of steps) {
    await step((await conversationWithId(chat.id)) as Conversation)
    await agentsSocket.next(agents)
    if (visitors) await visitorsSocket.next(visitors)
  }
  expect(visitorsSocket.html).not.toContain('dismissed the missed request')
  await agentsSocket.close()
  await visitorsSocket.close()
})

test('an invalid cursor does no harm', async () => {
  for (const since of ['-1', 'x', '1e9', '99999999999', "1'"])
    await (await (await live(encodeURIComponent(since))).caughtUp()).close()
  const socket = await (await live(chat.rev)).caughtUp()
  for (const frame of [
    '',
    '{',
    '[]',
    'null',
    '{"type":"resume"}',
    '{"type":"resume","since":-1}',
    '{"type":"resume","since":"1"}',
  ])
    socket.send(frame)
  await say('four')
  await socket.next('four')
  await socket.close()
})

test('a frame that is too large, or too many frames, close only that socket', async () => {
  const [large, many, calm] = await Promise.all([live(chat.rev), live(chat.rev), live(chat.rev)])
  large.send('x'.repeat(65 * 1024))
  expect([1006, 1009]).toContain((await large.closed).code)
  for (let n = 0; n < 60; n++) many.send('{}')
  expect((await many.closed).code).toBe(1008)
  await say('four')
  await calm.next('four')
  await calm.close()
})

test('a socket opens for signed-in agents on our own pages only', async () => {
  const path = `/conversations/${chat.id}/live?since=0`
  expect(await ann.handshake(path)).toBe(101)
  for (const origin of ['https://evil.test', 'null', '']) expect(await ann.handshake(path, { origin })).toBe(403)
  expect(await outsider.handshake(path)).toBe(401)
  expect(await ann.handshake(`/conversations/${crypto.randomUUID()}/live?since=0`)).toBe(404)
  expect((await ann.get(path)).status).toBe(426)
})

test('a session that ends elsewhere ends its sockets within five seconds', async () => {
  const socket = await (await live(chat.rev)).caughtUp()
  await sql`delete from sessions where agent_id = ${(await ann.agent()).id}`
  const timeout = Bun.sleep(5000).then(() => 'late' as const)
  const closed = await Promise.race([socket.closed, timeout])
  expect(closed).toMatchObject({ code: 4401 })
})

function seqs(socket: TestSocket): number[] {
  return [...socket.html.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq))
}
