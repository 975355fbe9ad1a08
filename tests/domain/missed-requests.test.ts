import { beforeEach, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { dismiss } from '../../src/actions/handoffs/dismiss'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { askForPerson } from '../../src/actions/visitors/ask-for-person'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import type { Agent } from '../../src/model/agents/schema'
import { readFilter, statusOf } from '../../src/model/conversations/filter'
import type { Conversation } from '../../src/model/conversations/schema'
import { SECTIONS } from '../../src/model/conversations/sections'
import { selectionOf } from '../../src/model/conversations/selection'
import type { Message } from '../../src/model/messages/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { pagesMatching } from '../../src/reads/conversations/list/pages'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { testDatabase } from '../support/database'
import { anyAgent, draft, meetVisitor } from '../support/fixtures'

testDatabase()

let ann: Agent
let visitor: Visitor

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  ann = await anyAgent()
  visitor = (await meetVisitor()).visitor
  await postAsVisitor(visitor, draft())
})

test('an escalation that nobody accepts is missed, with its time, and the AI answers meanwhile', async () => {
  const missed = await missedCall()
  expect(missed).toMatchObject({ control: 'ai', agentId: null, acceptBy: null })
  expect(missed.missedAt).not.toBeNull()
  expect(statusOf(missed)).toBe('missed')
  const { conversation } = await postAsVisitor(visitor, draft('Anybody?'))
  expect(conversation).toMatchObject({ control: 'ai', missedAt: missed.missedAt })
})

test('the filter Missed shows it, and AI-Handling does not', async () => {
  const { id } = await missedCall()
  expect(await idsIn('missed')).toContain(id)
  for (const control of ['ai', 'escalated', 'agent', 'ended']) expect(await idsIn(control)).not.toContain(id)
})

test('a visitor who asks again waits since they first asked, before all who came later', async () => {
  const first = await askForPerson(visitor)
  const { visitor: later } = await meetVisitor('Later')
  await timeOut(first.id, first.epoch)
  const other = await askForPerson(later)
  const again = await askForPerson(visitor)
  expect(again).toMatchObject({ control: 'escalated', missedAt: null, waitingSince: first.waitingSince })
  expect(again.acceptBy?.getTime()).toBeGreaterThan(first.acceptBy?.getTime() ?? 0)
  const queue = await idsIn('escalated')
  expect(queue.indexOf(again.id)).toBeLessThan(queue.indexOf(other.id))
})

test('an agent accepts a missed conversation at once, or joins it first', async () => {
  const answered = { missedAt: null, waitingSince: null, control: 'agent', agentId: ann.id }
  expect(await accept(await missedCall(), ann)).toMatchObject(answered)
  visitor = (await meetVisitor()).visitor
  expect(await accept(await join(await missedCall(), ann), ann)).toMatchObject(answered)
})

test('a missed conversation that somebody ends is owed no more', async () => {
  const ended = await end(await missedCall(), ann)
  expect(ended).toMatchObject({ missedAt: null, waitingSince: null })
  expect((await postAsVisitor(visitor, draft())).conversation.missedAt).toBeNull()
})

test('an agent dismisses what is owed; the AI goes on, and its answer in the making still counts', async () => {
  const missed = await missedCall()
  const dismissed = await dismiss(missed, ann)
  expect(dismissed).toMatchObject({ control: 'ai', epoch: missed.epoch, missedAt: null, waitingSince: null })
  await expect(dismiss(dismissed, ann)).rejects.toThrow('already dealt with')
})

test('agents and the visitor are told what happened, with the time that there really was', async () => {
  configure({ MESSAGE_INTERVAL_MS: '0', HANDOFF_TIMEOUT_S: '45' })
  const { id } = await missedCall()
  const [line] = await sql<Message[]>`select * from messages where conversation_id = ${id} order by seq desc limit 1`
  expect(line?.body).toBe('No one accepted within 45 s. Back to the AI.')
  expect(line?.visitorBody).toContain('We will write to you at vera@visitor.test.')
  await sql`update conversations set visitor_email = null where id = ${id}`
  await missedCall()
  const [without] = await sql<Message[]>`select * from messages where conversation_id = ${id} order by seq desc limit 1`
  expect(without?.visitorBody).toContain('Leave your email address and we will write to you.')
})

async function missedCall(): Promise<Conversation> {
  const { id, epoch } = await askForPerson(visitor)
  await timeOut(id, epoch)
  return (await conversationWithId(id)) as Conversation
}

async function idsIn(control: string): Promise<string[]> {
  const selection = selectionOf(readFilter({ control }), { agent: ann, zone: 'UTC' })
  const asked = Object.fromEntries(SECTIONS.map((section) => [section, { size: 300 }]))
  return Object.values(await pagesMatching(selection, asked)).flatMap(({ conversations }) =>
    conversations.map(({ id }) => id),
  )
}
