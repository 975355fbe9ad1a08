import { beforeEach, describe, expect, test } from 'bun:test'
import { markRead } from '../../src/actions/conversations/read'
import { accept } from '../../src/actions/handoffs/accept'
import { end } from '../../src/actions/handoffs/end'
import { escalate } from '../../src/actions/handoffs/escalate'
import { join } from '../../src/actions/handoffs/join'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { sql } from '../../src/db/client'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { eventually } from '../support/eventually'
import { beginCrowded, draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { forgetVisitors } from '../support/known-conversations'
import { ListPage, shownIn } from '../support/list-page'
import { testServer } from '../support/server'

/** Frames come within a second and a little. */
const FRAMES_WITHIN_MS = 5000

const { ann, bea } = testServer({}, { answers: false })

beforeEach(forgetVisitors)

describe('a crowd of new chats', () => {
  test('of 200 leaves the one real visitor on top of every list, live and on reload', async () => {
    const lists = await Promise.all([
      open(ann, ''),
      open(ann, 'control=ai'),
      open(bea, 'unread=1'),
      open(bea, 'range=7d&activity=low'),
    ])
    await crowd(100)
    const real = await startTestConversation(['Where is my order?'])
    await crowd(100)
    for (const { client, query, live } of lists) {
      const [fresh] = (await shownIn(await (await client.get(`/conversations?${query}`)).text())).rows
      expect({ query, top: fresh?.id }).toEqual({ query, top: real.id })
      await eventually(async () => expect((await live.shown()).rows).toHaveLength(201), FRAMES_WITHIN_MS)
      expect({ query, top: (await live.shown()).rows[0]?.id }).toEqual({ query, top: real.id })
      await live.socket.close()
    }
  })

  test('shows the true time of the last message in each row', async () => {
    const [chat] = await crowd(1)
    const page = await (await ann.get('/conversations')).text()
    expect(page).toContain(chat?.lastMessageAt.toISOString() ?? '')
    expect(page).toContain(`data-at="${chat?.lastMessageAt.getTime()}"`)
    expect(page).toContain(`data-place="${(chat?.lastMessageAt.getTime() ?? 0) - 3_600_000}"`)
  })

  test('stays below, whatever its visitors write', async () => {
    const [chat] = await crowd(1)
    const real = await startTestConversation()
    const [visitor] = await sql<Visitor[]>`select * from visitors where id = ${chat?.visitorId ?? ''}`
    await postAsVisitor(visitor as Visitor, draft('Hello?'))
    expect(await freshIds()).toEqual([real.id, chat?.id ?? ''])
  })

  test('stays below when an agent ends one of its chats', async () => {
    const [chat] = await crowd(1)
    const real = await startTestConversation()
    await end(chat as Conversation, await ann.agent())
    expect(await freshIds()).toEqual([real.id, chat?.id ?? ''])
  })
})

describe('a chat in a crowd becomes an ordinary one, live and on reload', () => {
  const NOTICES: [string, (chat: Conversation, agent: Agent) => Promise<unknown>][] = [
    ['once an agent opens it', (chat, agent) => markRead(chat, agent, chat.seq)],
    ['once an agent joins it', (chat, agent) => join(chat, agent)],
    ['once an agent accepts it', async (chat, agent) => accept(await join(chat, agent), agent)],
    ['once an agent leaves a note in it', (chat, agent) => postNote(chat, agent, draft('Who is this?'))],
    ['once its visitor waits for a person', (chat) => escalate(chat, 'visitor', 'asked')],
    ['once the assistant calls for a person', (chat) => escalate(chat, 'responder', 'it does not know')],
  ]

  test.each(NOTICES)('%s', async (_, notice) => {
    const [second, first] = await crowd(2)
    const { live } = await open(ann, '')
    await notice(first as Conversation, await ann.agent())
    const right = [first?.id ?? '', second?.id ?? '']
    // What was announced before the test, of chats that are gone, may still come.
    await eventually(
      async () =>
        expect((await live.shown()).rows.map(({ id }) => id).filter((id) => right.includes(id))).toEqual(right),
      FRAMES_WITHIN_MS,
    )
    expect(await freshIds()).toEqual(right)
    const [{ crowded } = {}] = await sql`select crowded from conversations where id = ${first?.id ?? ''}`
    expect(crowded).toBe(false)
    await live.socket.close()
  })
})

test('those who wait are ordered by waiting time, in a crowd or not', async () => {
  const [first, second] = await crowd(2)
  const real = await startTestConversation()
  for (const chat of [second, real, first]) await escalate(chat as Conversation, 'visitor', 'asked')
  expect(await freshIds('control=escalated')).toEqual([second?.id ?? '', real.id, first?.id ?? ''])
})

/** So many chats of one crowd, the oldest last, each with its first message. */
async function crowd(size: number): Promise<Conversation[]> {
  const chats: Conversation[] = []
  for (let at = 0; at < size; at++) {
    const { visitor } = await meetVisitor(`Bot${at}`)
    await beginCrowded(visitor)
    chats.unshift((await postAsVisitor(visitor, draft())).conversation)
  }
  return chats
}

async function open(client: typeof ann, query: string) {
  const { id, createdAt } = await client.agent()
  const socket = await (await client.live(`/conversations/live?${query}`)).caughtUp()
  return { client, query, live: new ListPage(socket, { id, joined: createdAt }) }
}

async function freshIds(query = ''): Promise<string[]> {
  return (await shownIn(await (await ann.get(`/conversations?${query}`)).text())).rows.map(({ id }) => id)
}
