import { beforeAll, describe, expect, test } from 'bun:test'
import { join } from '../../src/actions/handoffs/join'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { openSockets } from '../../src/realtime/stream'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { writeLongThread } from '../support/long-thread'
import { PATIENCE_MS } from '../support/patience'
import { testServer } from '../support/server'
import { SlowSocket } from '../support/slow-socket'
import type { Frame } from '../support/sockets'

const server = testServer({}, { answers: false })
const { ann } = server

const MESSAGES = 900
const LENGTH = 9_000

let vera: VisitorSession
let chat: Conversation
let long: Conversation
beforeAll(async () => {
  vera = await meetVisitor()
  chat = await join(await startTestConversation(['one'], vera), await ann.agent())
  const line = (n: number) => ({
    author: n % 2 === 0 ? ('agent' as const) : ('visitor' as const),
    body: `line ${n} `.padEnd(LENGTH, 'long words '),
  })
  long = await writeLongThread(chat, await ann.agent(), MESSAGES, { line })
}, PATIENCE_MS)

/** What each kind of socket says of messages. */
const kinds = {
  agent: async (since: number, bytesASecond?: number) => {
    await ann.get('/conversations')
    const headers = { cookie: ann.cookie, origin: server.url }
    return new SlowSocket(new URL(`/conversations/${chat.id}/live?since=${since}`, server.url), {
      headers,
      bytesASecond,
    })
  },
  widget: (since: number, bytesASecond?: number) =>
    visitors(`/widget/live?since=${since}&conversation=${chat.id}`, bytesASecond),
  'visitor API': (since: number, bytesASecond?: number) => visitors(`/api/visitor/live?since=${since}`, bytesASecond),
}

describe.each(Object.entries(kinds))('the socket of the %s', (_, connect) => {
  test(
    'brings a backlog of any size, in order, once, and nothing that is said meanwhile overtakes it',
    async () => {
      const socket = await connect(chat.rev, 8_000_000)
      await socket.next((frame) => revsIn(frame).length > 0, PATIENCE_MS)
      let n = 0
      const most = await mostKept(async () => {
        await say(`meanwhile ${n}`)
        return ++n < 20
      })
      const last = await say('the last one')
      await socket.next((frame) => revsIn(frame).includes(last.rev), PATIENCE_MS)
      expect(socket.frames.flatMap(revsIn)).toEqual(between(chat.rev, last.rev))
      expect(most).toBeLessThan(600_000)
      socket.close()
    },
    PATIENCE_MS,
  )

  test(
    'goes on from where it was cut off',
    async () => {
      const socket = await connect(chat.rev)
      await socket.next((frame) => revsIn(frame).some((rev) => rev > chat.rev + 50), PATIENCE_MS)
      socket.close()
      const reached = Math.max(...socket.frames.flatMap(cursorIn))
      expect(reached).toBeGreaterThan(chat.rev)
      const again = await connect(reached)
      const last = await say('after the cut')
      await again.next((frame) => revsIn(frame).includes(last.rev), PATIENCE_MS)
      expect(socket.frames.flatMap(revsIn).filter((rev) => rev <= reached)).toEqual(between(chat.rev, reached))
      expect(again.frames.flatMap(revsIn)).toEqual(between(reached, last.rev))
      again.close()
    },
    PATIENCE_MS,
  )
})

test(
  'a reader that has stopped costs little, and is closed within half a minute, whatever it reads',
  async () => {
    const sockets = await Promise.all(Object.values(kinds).map((connect) => connect(chat.rev)))
    await Promise.all(sockets.map((socket) => socket.next((frame) => revsIn(frame).length > 0, PATIENCE_MS)))
    for (const socket of sockets) socket.stop()
    const began = performance.now()
    const most = await mostKept(() => openSockets.size > 0 && performance.now() - began < 40_000)
    expect(performance.now() - began).toBeLessThan(30_000)
    expect(most).toBeLessThan(2_000_000)
    for (const socket of sockets) socket.close()
  },
  PATIENCE_MS,
)

test(
  'a reader that has stopped while it was live is closed where too much waits for it',
  async () => {
    const { rev } = await say('where it begins')
    const sockets = await Promise.all(Object.values(kinds).map((connect) => connect(rev)))
    await Promise.all(
      sockets.map((socket) => socket.next(({ live, type }) => live === true || type === 'conversation', PATIENCE_MS)),
    )
    for (const socket of sockets) socket.stop()
    let said = 0
    const most = await mostKept(async () => {
      await Promise.all(Array.from({ length: 20 }, () => say('so much '.repeat(1000))))
      return openSockets.size > 0 && ++said < 200
    })
    expect(openSockets.size).toBe(0)
    expect(most).toBeLessThan(2_000_000)
    for (const socket of sockets) socket.close()
  },
  PATIENCE_MS,
)

test(
  'an agent who is signed out loses the socket within five seconds, also while it catches up',
  async () => {
    const slow = await kinds.agent(chat.rev, 200_000)
    await slow.next((frame) => revsIn(frame).length > 0, PATIENCE_MS)
    const sent = slow.bytes
    await sql`delete from sessions where agent_id = ${(await ann.agent()).id}`
    const began = performance.now()
    while (openSockets.size > 0 && performance.now() - began < 10_000) await Bun.sleep(50)
    expect(performance.now() - began).toBeLessThan(5_500)
    expect(sent).toBeLessThan(MESSAGES * LENGTH)
    slow.close()
  },
  PATIENCE_MS,
)

function visitors(path: string, bytesASecond?: number): SlowSocket {
  return new SlowSocket(new URL(path, server.url), { protocols: ['parley.v1', `bearer.${vera.token}`], bytesASecond })
}

async function say(words: string) {
  return (await postAsVisitor(vera.visitor, draft(words), long)).message
}

/** The most that the server kept for any socket, while something holds. */
async function mostKept(goesOn: () => boolean | Promise<boolean>): Promise<number> {
  let most = 0
  while (await goesOn()) {
    most = Math.max(most, ...[...openSockets].map((one) => one.getBufferedAmount()))
    await Bun.sleep(10)
  }
  return most
}

function between(after: number, last: number): number[] {
  return Array.from({ length: last - after }, (_, n) => after + 1 + n)
}

/** The messages of a frame, by their `rev`. */
function revsIn({ content = '', message }: Frame): number[] {
  if (message) return [(message as { rev: number }).rev]
  return [...content.matchAll(/data-seq="\d+" data-order="\d+" data-rev="(\d+)"/g)].map(([, rev]) => Number(rev))
}

/** Up to where a frame brings a client, as the client is told. */
function cursorIn(frame: Frame): number[] {
  const { rev, live, message } = frame as Frame & { live?: boolean }
  if (message) return revsIn(frame)
  return rev !== undefined && live !== undefined ? [rev] : []
}
