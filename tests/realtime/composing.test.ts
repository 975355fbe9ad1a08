import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { markRead, markUnread } from '../../src/actions/conversations/read'
import { noteReceipt } from '../../src/actions/conversations/receipts'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { edit, takeBack } from '../../src/actions/messages/change'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { changeSettings } from '../../src/actions/settings/change'
import { sql } from '../../src/db/client'
import { Refusal } from '../../src/ground/errors'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Message } from '../../src/model/messages/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { CANARY } from '../support/canary'
import { draft, meetVisitor, startTakenConversation, startTestConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { LivePage } from '../support/live-page'
import { testServer } from '../support/server'
import type { TestSocket } from '../support/sockets'
import { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann, bea } = parley

let chat: Conversation
let visitor: Visitor
let vera: VisitorClient
const sockets: TestSocket[] = []

beforeEach(async () => {
  parley.set({})
  await takeChat()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close()
})

describe('a change', () => {
  test('to a message reaches agents and the visitor, with its revision', async () => {
    const { message, conversation } = await postAsAgent(chat, await ann.agent(), draft('On Monday'))
    const [anns, beas, widget, app] = await everybody(conversation.rev)
    await edit(chat, { agent: await ann.agent() }, message.id, `On Tuesday ${CANARY}`)
    for (const socket of [anns, beas, widget]) expect((await socket.next('On Tuesday')).rev).toBe(conversation.rev + 1)
    const told = await app.next(({ type }) => type === 'message')
    expect(told.message).toMatchObject({
      id: message.id,
      seq: message.seq,
      rev: conversation.rev + 1,
      body: `On Tuesday ${CANARY}`,
    })

    await takeBack(chat, { agent: await ann.agent() }, message.id)
    for (const socket of [anns, beas, widget])
      expect((await socket.next('Message deleted')).rev).toBe(conversation.rev + 2)
    await app.next(({ message }) => (message as { deletedAt?: string | null } | undefined)?.deletedAt != null)
  })

  test('to a visitor’s message reaches agents and the visitor’s other pages', async () => {
    const { message, conversation } = await postAsVisitor(visitor, draft('The lamp'))
    const [anns, , widget] = await everybody(conversation.rev)
    expect((await vera.patch(`/widget/messages/${message.id}`, { body: 'The chair' })).status).toBe(200)
    for (const socket of [anns, widget]) expect((await socket.next('The chair')).rev).toBe(conversation.rev + 1)
    expect((await vera.delete(`/widget/messages/${message.id}`)).status).toBe(200)
    for (const socket of [anns, widget]) await socket.next('Message deleted')
  })

  test('to a note, and the note itself, reach agents alone', async () => {
    const [anns, beas, widget, app] = await everybody(chat.rev)
    const { message } = await postNote(chat, await bea.agent(), draft('Between us'))
    await edit(chat, { agent: await bea.agent() }, message.id, 'Still between us')
    await takeBack(chat, { agent: await bea.agent() }, message.id)
    for (const socket of [anns, beas]) {
      for (const [words, step] of [
        ['Between us', 1],
        ['Still between us', 2],
        ['Message deleted', 3],
      ] as const)
        expect((await socket.next(words)).rev).toBe(chat.rev + step)
    }
    await postAsAgent(chat, await ann.agent(), draft('For you'))
    await widget.next('For you')
    expect(widget.frames.filter(({ rev, live }) => rev && !live).map(({ rev }) => rev)).toEqual([chat.rev + 4])
    for (const socket of [widget, app]) expect(JSON.stringify(socket.frames)).not.toContain('between us')
  })
})

describe('typing', () => {
  test('by the visitor is shown to agents, with the words only where the team has chosen so', async () => {
    const [anns, beas, widget, app] = await everybody(chat.rev)
    app.send({ type: 'typing', text: 'I am so ang' })
    for (const socket of [anns, beas]) expect((await socket.next('is typing')).content).toContain('id="typing-visitor"')
    app.send({ type: 'typing', on: false })
    await anns.next('hx-target="#typing-visitor"')
    await decide(true)
    widget.send({ type: 'typing', text: `I am sorry ${CANARY}` })
    await anns.next('I am sorry')
    await decide(false)
    widget.send({ type: 'typing', text: 'Unheard' })
    await anns.next(
      ({ content = '' }) =>
        content.includes('is typing<') &&
        anns.frames.filter(({ content = '' }) => content.includes('is typing')).length === 3,
    )
    for (const socket of [anns, beas]) {
      expect(socket.html).not.toContain('I am so ang')
      expect(socket.html).not.toContain('Unheard')
    }
    for (const socket of [widget, app]) expect(JSON.stringify(socket.frames)).not.toContain('typing')
  })

  test('by an agent in control is shown to the visitor under the agent’s first name', async () => {
    const [anns, beas, widget, app] = await everybody(chat.rev)
    anns.send({ type: 'typing', author: 'agent' })
    await beas.next('is typing')
    expect((await widget.next('is typing')).content).toContain('<bdi>Ann</bdi> is typing')
    await app.next(({ type }) => type === 'typing')
    anns.send({ type: 'typing', on: false, author: 'agent' })
    await widget.next(({ content = '' }) => content.includes('hx-swap="delete'))
  })

  test('by an agent not in control, or in a note, is shown to the team alone', async () => {
    const [anns, beas, widget, app] = await everybody(chat.rev)
    const signs = (socket: TestSocket) =>
      socket.frames.filter(({ content = '', type }) => type === 'typing' || content.includes('typing')).length
    beas.send({ type: 'typing', author: 'agent' })
    beas.send({ type: 'typing', on: false, author: 'agent' })
    anns.send({ type: 'typing', author: 'note' })
    anns.send({ type: 'typing', on: false, author: 'note' })
    await beas.next(() => signs(beas) === 4)
    await release((await conversationWithId(chat.id)) as Conversation, await ann.agent())
    anns.send({ type: 'typing', author: 'agent' })
    await beas.next(() => signs(beas) === 5)
    // What comes after it on the same sockets has come, so nothing of it is on its way.
    await postAsVisitor(visitor, draft('The end'))
    await widget.next('The end')
    await app.next(({ message }) => JSON.stringify(message ?? '').includes('The end'))
    expect([signs(widget), signs(app)]).toEqual([0, 0])
  })

  test('in an ended chat is not announced', async () => {
    const [anns, beas, widget] = await everybody(chat.rev)
    await vera.post('/widget/closure')
    await beas.next('ended')
    anns.send({ type: 'typing', author: 'agent' })
    widget.send({ type: 'typing' })
    await postNote(chat, await ann.agent(), draft('The end'))
    await beas.next('The end')
    expect(beas.html).not.toContain('is typing')
  })
})

describe('receipts', () => {
  test('say how far the visitor’s page has got, only grow, and never pass the end of the thread', async () => {
    const [anns, , widget] = await everybody(chat.rev)
    const at = async (delivered: number, seen: number) => anns.next(`data-delivered="${delivered}" data-seen="${seen}"`)
    widget.send({ type: 'receipt', conversation: chat.id, delivered: 2, seen: 0 })
    await at(2, 0)
    widget.send({ type: 'receipt', conversation: chat.id, delivered: 1, seen: 1 })
    await at(2, 1)
    widget.send({ type: 'receipt', conversation: chat.id, delivered: 2 ** 31 - 1, seen: 2 ** 31 - 1 })
    await at(chat.seq, chat.seq)
    widget.send({ type: 'receipt', conversation: chat.id, delivered: 0, seen: 0 })
    await postNote(chat, await ann.agent(), draft('The end'))
    await anns.next('The end')
    expect(await conversationWithId(chat.id)).toMatchObject({ deliveredSeq: chat.seq, seenSeq: chat.seq })
    expect(widget.html).not.toContain('data-delivered="2"')
  })

  test('seen implies delivered', async () => {
    const [anns, , , app] = await everybody(chat.rev)
    app.send({ type: 'receipt', conversation: chat.id, seen: 2 })
    await anns.next('data-delivered="2" data-seen="2"')
  })

  test('tell the visitor what the team has read, even after an agent marks it unread', async () => {
    const [, , widget] = await everybody(chat.rev)
    await markRead(chat, await bea.agent(), 2)
    await widget.next('data-delivered="0" data-seen="2"')
    await markUnread(chat, await bea.agent(), 1)
    expect(await (await vera.get('/widget/thread')).text()).toContain('data-delivered="0" data-seen="2"')
  })

  test('for another visitor’s chat are ignored', async () => {
    const victor = await parley.visitor({ name: 'Victor' }).live()
    victor.send({ type: 'receipt', conversation: chat.id, delivered: 2, seen: 2 })
    victor.send({ type: 'typing', text: 'Mine' })
    victor.send({ type: 'resume', since: 0 })
    await victor.next(() => victor.frames.filter(({ type }) => type === 'conversation').length === 2)
    expect(await conversationWithId(chat.id)).toMatchObject({ deliveredSeq: 0, seenSeq: 0 })
    await victor.close()
  })
})

test('a draft reaches the same agent’s other pages and nobody else', async () => {
  const [anns, beas, widget, app] = await everybody(chat.rev)
  const elsewhere = await startTakenConversation(await ann.agent())
  const other = await (await ann.live(`/conversations/${elsewhere.id}/live?since=0`)).caughtUp()
  expect(
    (await ann.put(`/conversations/${chat.id}/draft`, { author: 'note', body: `Not finished ${CANARY}`, page: 'one' }))
      .status,
  ).toBe(204)
  const frame = await anns.next('Not finished')
  expect(frame.content).toContain('hx-target="#draft-note"')
  expect(frame.content).toContain('data-page="one"')
  expect(frame.rev).toBeUndefined()
  await ann.put(`/conversations/${chat.id}/draft`, { author: 'note', body: 'Finished', page: 'one' })
  await ann.post(`/conversations/${chat.id}/messages`, {
    clientId: crypto.randomUUID(),
    body: 'Finished',
    author: 'note',
    page: 'one',
  })
  await anns.next(({ content = '' }) => content.includes('#draft-note') && content.includes('data-body=""'))
  await beas.next('Finished')
  for (const socket of [beas, widget, app, other]) expect(JSON.stringify(socket.frames)).not.toContain('Not finished')
  await other.close()
})

test('malformed frames change nothing, and the socket stays open', async () => {
  const [anns, , widget, app] = await everybody(chat.rev)
  const numbers = [-1, 1.5, 2 ** 31, 1e308, Number.MAX_SAFE_INTEGER, '2', null, true, [2], { seq: 2 }]
  const junk: unknown[] = [
    ...numbers.flatMap((value) => [
      { type: 'receipt', conversation: chat.id, delivered: value },
      { type: 'receipt', conversation: chat.id, seen: value },
    ]),
    ...['x', 7, null, ['x'], { $ne: null }, `${chat.id}'`, "' or true --"].map((conversation) => ({
      type: 'receipt',
      conversation,
      delivered: 2,
    })),
    { type: 'receipt' },
    { type: 'Typing' },
    { type: ['typing'] },
    { type: 'resume', since: 1e308 },
    { type: '__proto__' },
    ['typing'],
    'typing',
    7,
  ]
  for (const socket of [anns, widget, app]) {
    for (const frame of junk) {
      socket.send(frame)
      // More than twenty a second end the socket.
      await Bun.sleep(55)
    }
  }
  widget.send({ type: 'typing', text: { toString: 'x' }, on: 'no' })
  await anns.next('is typing')
  const now = (await conversationWithId(chat.id)) as Conversation
  // A missing number counts as zero, which changes nothing; the rest was let fall.
  expect(now).toEqual(chat)
  await postNote(chat, await ann.agent(), draft('The end'))
  await anns.next('The end')
})

test('after any sequence of events, a page and its frames equal the page loaded afresh, for agents and visitors', async () => {
  const story = fc.array(
    fc.record({
      kind: fc.constantFrom(
        'ask',
        'answer',
        'note',
        'edit',
        'edit',
        'delete',
        'read',
        'unread',
        'receipt',
        'away',
        'both' as const,
      ),
      who: fc.nat(1),
      which: fc.nat(1000),
      words: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((words) => words.isWellFormed() && !words.includes('\0') && words.trim() !== ''),
    }),
    { minLength: 1, maxLength: 25 },
  )
  await expectAlways(
    fc.asyncProperty(story, async (events) => {
      await takeChat()
      const pages = await Promise.all([
        LivePage.open({
          load: async () => (await bea.get(`/conversations/${chat.id}`)).text(),
          connect: (since) => bea.live(`/conversations/${chat.id}/live?since=${since}`),
        }),
        LivePage.open({
          load: async () => (await vera.get('/widget/thread')).text(),
          connect: (since) => vera.live(`/widget/live?since=${since}&conversation=${chat.id}`),
        }),
      ])
      let away = false
      for (const { kind, ...event } of events) {
        if (kind === 'away') {
          for (const page of pages) await (away ? page.connect() : page.disconnect())
          away = !away
        } else if (kind === 'both') {
          await Promise.all([
            happen('ask', event),
            happen('answer', event),
            happen('edit', event),
            happen('delete', event),
          ])
        } else await happen(kind, event)
      }
      if (away) for (const page of pages) await page.connect()
      for (const page of pages) {
        const fresh = await page.afresh()
        for (const until = Date.now() + 3000; Date.now() < until && !Bun.deepEquals(page.shown(), fresh); )
          await Bun.sleep(10)
        expect(page.shown()).toEqual(fresh)
        await page.disconnect()
      }
    }),
    25,
  )
})

/** A visitor, and their chat that Ann has taken over. */
async function takeChat(): Promise<void> {
  const session = await meetVisitor()
  visitor = session.visitor
  vera = new VisitorClient(() => parley.url, { token: session.token })
  chat = await accept(await join(await startTestConversation(['Hello'], session), await ann.agent()), await ann.agent())
}

interface Happening {
  who: number
  which: number
  words: string
}

/** Something happens in the chat; what is not possible is refused, and changes nothing. */
async function happen(kind: string, { who, which, words }: Happening): Promise<void> {
  const agent = await (who === 0 ? ann : bea).agent()
  const holder = await ann.agent()
  const written = { clientId: crypto.randomUUID(), body: `${words} @${(await bea.agent()).name}` }
  const place = 1 + (which % 12)
  if (kind === 'ask') await postAsVisitor(visitor, written)
  else if (kind === 'answer') await postAsAgent(chat, holder, written)
  else if (kind === 'note') await postNote(chat, agent, written)
  else if (kind === 'read') await markRead(chat, agent, place)
  else if (kind === 'unread') await markUnread(chat, agent, place)
  else if (kind === 'receipt')
    await noteReceipt(visitor, { conversationId: chat.id, deliveredSeq: place, seenSeq: which % 5 })
  else {
    const all = await sql<
      Message[]
    >`select * from messages where conversation_id = ${chat.id} and author <> 'system' order by seq`
    const message = all[which % all.length] as Message
    const sender =
      message.author === 'visitor' ? { visitor } : { agent: message.agentId === holder.id ? holder : await bea.agent() }
    const change = kind === 'edit' ? edit(chat, sender, message.id, words) : takeBack(chat, sender, message.id)
    await change.catch((error) => {
      if (!(error instanceof Refusal)) throw error
    })
  }
}

/** The pages of Ann and Bea, the visitor's widget and their app. */
async function everybody(since: number): Promise<[TestSocket, TestSocket, TestSocket, TestSocket]> {
  const open = [
    ann.live(`/conversations/${chat.id}/live?since=${since}`),
    bea.live(`/conversations/${chat.id}/live?since=${since}`),
    vera.live(`/widget/live?since=${since}&conversation=${chat.id}`),
    vera.live(`/api/visitor/live?since=${since}`),
  ]
  const all = (await Promise.all(open.map(async (socket) => (await socket).caughtUp()))) as [
    TestSocket,
    TestSocket,
    TestSocket,
    TestSocket,
  ]
  sockets.push(...all)
  return all
}

async function decide(showsTyping: boolean): Promise<void> {
  await changeSettings(await parley.ada.agent(), { showsTyping })
}
