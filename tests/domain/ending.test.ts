import { beforeEach, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { endByVisitor } from '../../src/actions/handoffs/end'
import { endNow, endSoon, undoEnd } from '../../src/actions/handoffs/end-soon'
import { join } from '../../src/actions/handoffs/join'
import { reopen } from '../../src/actions/handoffs/reopen'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { askForPerson } from '../../src/actions/visitors/ask-for-person'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import type { Agent } from '../../src/model/agents/schema'
import { statusOf } from '../../src/model/conversations/filter'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationJson } from '../../src/model/conversations/visitor-json'
import { UNDO_S } from '../../src/model/handoffs/undo'
import type { Message } from '../../src/model/messages/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { visibleSince } from '../../src/reads/messages/visible-to-visitor'
import { testDatabase } from '../support/database'
import { draft, newTeamAndVisitor } from '../support/fixtures'

testDatabase()

let ann: Agent
let bea: Agent
let visitor: Visitor
let chat: Conversation

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  ;({ ann, bea, visitor } = await newTeamAndVisitor())
  chat = (await postAsVisitor(visitor, draft())).conversation
})

test('to agents a conversation has ended at once, to the visitor only when it cannot be undone any more', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  const ending = await endSoon(accepted, ann)
  expect(statusOf(ending)).toBe('ended')
  expect(conversationJson(ending)).toEqual({ id: chat.id, control: 'agent', endedAt: null })
  expect(await seenByVisitor(accepted.rev)).toEqual([])

  await endNow(chat.id, ending.ending?.at ?? 0)
  const ended = await current()
  expect(ended).toMatchObject({ control: 'ai', agentId: null, ending: null, endedAt: expect.any(Date) })
  expect(await seenByVisitor(accepted.rev)).toEqual(['This chat has ended.'])
})

test('the end is in the database before anybody reads of it, so that no crash loses it', async () => {
  const { ending } = await endSoon(chat, ann)
  const jobs = await sql<{ data: object; inS: number }[]>`
    select data, extract(epoch from start_after - created_on)::float8 as in_s from jobs.job where name = 'end' and data ->> 'conversationId' = ${chat.id}`
  expect(jobs.map(({ data }) => data)).toEqual([{ conversationId: chat.id, at: ending?.at }])
  expect(jobs[0]?.inS).toBeCloseTo(UNDO_S, 0)
})

test('undone in time, it is as if it had never ended', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  const ending = await endSoon(accepted, ann)
  const { version, ...undone } = (await undoEnd(ending, ann)) as Conversation
  expect(undone).toEqual({ ...accepted, version: undefined } as never)
  expect(version).toBeGreaterThan(ending.version)
  await endNow(chat.id, ending.ending?.at ?? 0)
  expect((await current()).endedAt).toBeNull()
})

test('an end that was undone does not end a later one early', async () => {
  const first = await endSoon(chat, ann)
  const open = (await undoEnd(first, ann)) as Conversation
  await Bun.sleep(2)
  const second = await endSoon(open, bea)
  await endNow(chat.id, first.ending?.at ?? 0)
  expect(await current()).toMatchObject({ endedAt: null, ending: { agentId: bea.id, at: second.ending?.at } })
})

test('what the visitor says, and that they ask for a person, takes the end back, and no message is lost', async () => {
  await endSoon(chat, ann)
  const said = draft('One more thing')
  const { conversation, message } = await postAsVisitor(visitor, said)
  expect(conversation).toMatchObject({ id: chat.id, ending: null, endedAt: null })
  expect(message.body).toBe(said.body)

  await endSoon(conversation, ann)
  expect(await askForPerson(visitor)).toMatchObject({ id: chat.id, control: 'escalated', ending: null })
})

test('whenever the visitor’s message comes, it is in a conversation that goes on', async () => {
  for (let round = 0; round < 12; round++) {
    const { ending, id } = await endSoon(await current(), ann)
    const [posted] = await Promise.all([
      postAsVisitor(visitor, draft(`Message ${round}`), chat),
      endNow(id, ending?.at ?? 0),
    ])
    expect(posted.conversation.id).toBe(chat.id)
    expect(await current()).toMatchObject({ endedAt: null, ending: null })
  }
})

test('the visitor ends it at once, also while an agent is ending it', async () => {
  const ending = await endSoon(chat, ann)
  expect((await endByVisitor(ending)).endedAt).not.toBeNull()
  expect(await seenByVisitor(chat.rev)).toEqual(['You ended the chat.'])
})

test('the active agent’s last words still go out; nobody else can take what is ending', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  await endSoon(accepted, ann)
  await postAsAgent(accepted, ann, draft('Goodbye'))
  await expect(accept(await current(), bea)).rejects.toThrow('has ended')
  await expect(join(await current(), bea)).rejects.toThrow('has ended')
  await expect(endSoon(await current(), ann)).rejects.toThrow('has ended')
  await expect(undoEnd(await current(), bea)).rejects.toThrow(ann.name)
})

test('a wait that runs out while it is ending is missed if the end is undone', async () => {
  const asked = await askForPerson(visitor)
  await endSoon(asked, ann)
  await timeOut(asked.id, asked.epoch)
  expect(statusOf(await current())).toBe('ended')
  expect(statusOf((await undoEnd(await current(), ann)) as Conversation)).toBe('missed')
})

test('an agent reopens what has ended, and answers; the visitor reads who it is', async () => {
  const ended = await endByVisitor(chat)
  const reopened = await reopen(ended, ann)
  expect(reopened).toMatchObject({ endedAt: null, control: 'agent', agentId: ann.id })
  await postAsAgent(reopened, ann, draft('I found it'))
  expect((await seenByVisitor(ended.rev))[0]).toContain('reopened this chat')
  await expect(reopen(ended, bea)).rejects.toThrow(ann.name)
})

test('of two agents who reopen it at once, one has it', async () => {
  const ended = await endByVisitor(chat)
  const both = await Promise.allSettled([reopen(ended, ann), reopen(ended, bea)])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('it is not reopened where the visitor has begun another conversation since, open or not', async () => {
  await endByVisitor(chat)
  await sql`update conversations set ended_at = now() - interval '2 days' where id = ${chat.id}`
  const ended = await current()
  const { conversation: another } = await postAsVisitor(visitor, draft())
  expect(another.id).not.toBe(chat.id)
  await expect(reopen(ended, ann)).rejects.toThrow('has since started another conversation')
  await endByVisitor(another)
  await expect(reopen(ended, ann)).rejects.toThrow('has since started another conversation')
})

test('of a reopening and another conversation that begins at that moment, only one comes about', async () => {
  await endByVisitor(chat)
  await sql`update conversations set ended_at = now() - interval '2 days' where id = ${chat.id}`
  const ended = await current()
  const [again, reopened] = await Promise.allSettled([postAsVisitor(visitor, draft()), reopen(ended, ann)])
  expect(again.status).toBe('fulfilled')
  const open = await sql`select id from conversations where visitor_id = ${visitor.id} and ended_at is null`
  expect(open).toHaveLength(1)
  if (reopened.status === 'rejected')
    expect(reopened.reason.message).toContain('has since started another conversation')
  else expect(open[0]?.id).toBe(chat.id)
})

async function current(): Promise<Conversation> {
  return (await conversationWithId(chat.id)) as Conversation
}

async function seenByVisitor(since: number): Promise<string[]> {
  const { messages } = await visibleSince(await current(), since)
  return messages.map(({ visitorBody, body }: Message) => visitorBody ?? body)
}
