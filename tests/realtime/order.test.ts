import { afterEach, beforeEach, describe, expect, jest, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { openSession } from '../../src/actions/visitors/open-session'
import type { Conversation } from '../../src/model/conversations/schema'
import { deviceOf } from '../../src/model/visitors/browser'
import { inTurn } from '../../src/realtime/turns'
import { startTestConversation } from '../support/fixtures'
import { PATIENCE_MS } from '../support/patience'
import { testServer } from '../support/server'
import type { Frame, TestSocket } from '../support/sockets'
import type { VisitorClient } from '../support/visitor-client'

const server = testServer({}, { answers: false })
const { ann, bea } = server

describe('two hundred messages sent at once', () => {
  let vera: VisitorClient
  let chat: Conversation
  beforeEach(async () => {
    vera = server.visitor({ name: 'Vera' })
    const session = await openSession({ token: await vera.token() }, deviceOf(new Request('http://localhost')))
    chat = await join(await startTestConversation(['Hello'], session), await ann.agent())
    chat = await accept(chat, await ann.agent())
  }, PATIENCE_MS)

  test(
    'come to every socket in the order of their numbers, each once',
    async () => {
      const thread = await (await ann.live(`/conversations/${chat.id}/live?since=${chat.rev}`)).caughtUp()
      const widget = await (await vera.live(`/widget/live?since=${chat.rev}&conversation=${chat.id}`)).caughtUp()
      const api = await (await vera.live(`/api/visitor/live?since=${chat.rev}`)).caughtUp()

      const send = (n: number) => {
        const message = { clientId: crypto.randomUUID(), body: `message ${n}` }
        if (n % 3 === 0) return vera.say(message.body)
        if (n % 3 === 1) return ann.post(`/conversations/${chat.id}/messages`, { ...message, author: 'agent' })
        return bea.post(`/conversations/${chat.id}/messages`, { ...message, author: 'note' })
      }
      const replies = await Promise.all(Array.from({ length: 200 }, (_, n) => send(n)))
      for (const { status } of replies) expect(status).toBe(201)

      const all = Array.from({ length: 200 }, (_, n) => chat.rev + 1 + n)
      await thread.next(() => revs(thread).length >= 200)
      expect(revs(thread)).toEqual(all)
      const notes = thread.frames
        .filter(({ content = '' }) => content.includes('data-author="note"'))
        .map(({ rev }) => rev)
      const forVisitor = all.filter((rev) => !notes.includes(rev))
      for (const socket of [widget, api]) {
        await socket.next(() => revs(socket).length >= forVisitor.length)
        expect(revs(socket)).toEqual(forVisitor)
      }
      await Promise.all([thread, widget, api].map((socket) => socket.close()))
    },
    PATIENCE_MS,
  )

  test(
    'come once, and in their order, to those who connect while they are being sent',
    async () => {
      const sending = Promise.all(Array.from({ length: 200 }, (_, n) => vera.say(`message ${n}`)))
      const sockets: TestSocket[] = []
      for (let n = 0; n < 10; n++) {
        sockets.push(
          await ann.live(`/conversations/${chat.id}/live?since=${chat.rev}`),
          await vera.live(`/api/visitor/live?since=${chat.rev}`),
        )
      }
      await sending
      for (const socket of sockets) {
        await socket.next(() => seen(socket).length >= 200)
        expect(seen(socket)).toEqual(Array.from({ length: 200 }, (_, n) => chat.rev + 1 + n))
        await socket.close()
      }
    },
    PATIENCE_MS,
  )
})

describe('changes to a conversation', () => {
  let told: number[]
  let conversationId: string
  const announce = (rev: number) => inTurn({ conversationId, rev }, () => void told.push(rev))
  beforeEach(() => {
    told = []
    conversationId = crypto.randomUUID()
    jest.useFakeTimers()
  })
  afterEach(() => void jest.useRealTimers())

  test('are announced at once when they come in order', () => {
    for (const rev of [7, 8, 9]) announce(rev)
    expect(told).toEqual([7, 8, 9])
  })

  test('wait for earlier ones', () => {
    for (const rev of [7, 10, 9, 8, 11]) announce(rev)
    expect(told).toEqual([7, 8, 9, 10, 11])
  })

  test('wait only briefly for a missing one, and a late one is still announced', () => {
    for (const rev of [7, 9, 10, 12]) announce(rev)
    expect(told).toEqual([7])
    jest.advanceTimersByTime(1000)
    expect(told).toEqual([7, 9, 10, 12])
    announce(8)
    announce(13)
    expect(told).toEqual([7, 9, 10, 12, 8, 13])
  })

  test('wait in bounded number', () => {
    announce(1)
    for (let rev = 3; rev < 2000; rev++) announce(rev)
    expect(told.length).toBeGreaterThan(1000)
    jest.advanceTimersByTime(1000)
    expect([...told].sort((a, b) => a - b)).toEqual([1, ...Array.from({ length: 1997 }, (_, n) => n + 3)])
  })

  test('do not wait for those of another conversation', () => {
    announce(7)
    announce(9)
    conversationId = crypto.randomUUID()
    announce(20)
    expect(told).toEqual([7, 20])
  })
})

/** The numbers of the frames that brought a message, as they came. */
function revs({ frames }: TestSocket): number[] {
  const isMessage = ({ content = '', message }: Frame) => message !== undefined || content.includes('data-message-id')
  return frames.filter(isMessage).map(({ rev, message }) => (message as { rev: number } | undefined)?.rev ?? rev ?? 0)
}

/** The numbers of the messages themselves: of those that were caught up with, several are in a frame. */
function seen({ frames }: TestSocket): number[] {
  return frames.flatMap(({ content = '', message }) => {
    if (message) return [(message as { rev: number }).rev]
    return [...content.matchAll(/data-order="\d+" data-rev="(\d+)"/g)].map(([, rev]) => Number(rev))
  })
}
