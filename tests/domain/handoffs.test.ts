import { beforeEach, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { end, endByVisitor } from '../../src/actions/handoffs/end'
import { escalate } from '../../src/actions/handoffs/escalate'
import { giveBackOnLeaving } from '../../src/actions/handoffs/give-back'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { append } from '../../src/control/append'
import { sql } from '../../src/db/client'
import { config, configure } from '../../src/ground/config'
import { timeOutJob } from '../../src/jobs/hand-off-timeout'
import type { Agent, Conversation, Message, Visitor } from '../../src/model/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { isolate } from '../../src/text/isolate'
import { testDatabase } from '../support/database'
import { anyAgent, draft, meetVisitor } from '../support/fixtures'

testDatabase()

let visitor: Visitor
let ann: Agent
let bea: Agent
let chat: Conversation

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  visitor = (await meetVisitor()).visitor
  ann = await anyAgent()
  bea = await anyAgent()
  chat = (await postAsVisitor(visitor, draft())).conversation
})

test('Join escalates the conversation and stops the AI', async () => {
  const joined = await join(chat, ann)
  expect(joined).toMatchObject({ control: 'escalated', agentId: null, epoch: chat.epoch + 1 })
  expect(joined.waitingSince).not.toBeNull()
  expect(await lastLine(chat)).toMatchObject({ author: 'system', visitorBody: 'A teammate is joining.' })
})

test('Accept makes the agent active, and the visitor reads who it is', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  expect(accepted).toMatchObject({ control: 'agent', agentId: ann.id, agentName: ann.name, waitingSince: null })
  expect((await lastLine(chat)).visitorBody).toBe(`${isolate(ann.name.split(' ')[0] ?? '')} joined`)
})

test('the line of an escalation says who asked: the visitor by name, or the AI with its reason', async () => {
  await escalate(chat, 'visitor', 'asked for a person')
  expect((await lastLine(chat)).body).toBe(`${isolate(visitor.name ?? '')} asked for a person`)
  const back = await release(await accept((await conversationWithId(chat.id)) as Conversation, ann), ann)
  await escalate(back, 'responder', 'It does not know')
  expect((await lastLine(chat)).body).toBe('The AI asked for a person: It does not know')
})

test('of two agents who accept at once, one wins and the other is told who', async () => {
  const joined = await join(chat, ann)
  const [first, second] = await Promise.allSettled([accept(joined, ann), accept(joined, bea)])
  const winner = first.status === 'fulfilled' ? ann : bea
  const loser = first.status === 'fulfilled' ? second : first
  expect(loser.status).toBe('rejected')
  expect((loser as PromiseRejectedResult).reason.message).toContain(winner.name)
  expect((await conversationWithId(chat.id))?.agentId).toBe(winner.id)
})

test('twenty agents who accept at once leave one in control and one line in the thread', async () => {
  const joined = await join(chat, ann)
  const agents = await Promise.all(Array.from({ length: 4 }, () => anyAgent()))
  const tries = Array.from({ length: 20 }, (_, n) => accept(joined, agents[n % 4] as Agent))
  const all = await Promise.allSettled(tries)
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const [lines] = await sql<
    { count: number }[]
  >`select count(*)::int as count from messages where conversation_id = ${chat.id} and body like '% joined'`
  expect(lines?.count).toBe(1)
})

test('Accept needs an escalated conversation', async () => {
  await expect(accept(chat, ann)).rejects.toThrow('Join it first')
})

test('Release returns the conversation to the AI with a summary', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  await postAsAgent(accepted, ann, draft('Your refund is on its way'))
  const released = await release(accepted, ann)
  expect(released).toMatchObject({ control: 'ai', agentId: null })
  expect(released.summary).toContain('Your refund is on its way')
})

test('Release without a message says in the summary that there was none', async () => {
  const released = await release(await accept(await join(chat, ann), ann), ann)
  expect(released.summary).toBe(`${ann.name} took over and left without a message.`)
})

test('the line of a release says whose conversation it was, where it was not one’s own', async () => {
  const admin = await anyAgent('admin')
  const [annInLine, adminInLine] = [ann, admin].map(({ name }) => isolate(name.split(' ')[0] ?? ''))
  const released = await release(await accept(await join(chat, ann), ann), ann)
  expect((await lastLine(chat)).body).toBe(`${annInLine} released the conversation. Back to the AI.`)
  await release(await accept(await join(released, ann), ann), admin)
  expect((await lastLine(chat)).body).toBe(`${adminInLine} released ${annInLine}’s conversation. Back to the AI.`)
})

test('only the active agent or an admin can release or end', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  await expect(release(accepted, bea)).rejects.toThrow(ann.name)
  await expect(end(accepted, bea)).rejects.toThrow(ann.name)
  const admin = await anyAgent('admin')
  expect((await release(accepted, admin)).control).toBe('ai')
})

test('any agent can end an unaccepted conversation, once', async () => {
  const ended = await end(chat, bea)
  expect(ended.endedAt).not.toBeNull()
  await expect(end(ended, ann)).rejects.toThrow('has ended')
})

test('the visitor can end the chat even while an agent accepts it', async () => {
  const joined = await join(chat, ann)
  await accept(joined, ann)
  const ended = await endByVisitor(joined)
  expect(ended.endedAt).not.toBeNull()
  expect(await endByVisitor(ended)).toEqual(ended)
})

test('the AI cannot speak after control has moved, however late its answer comes', async () => {
  const joined = await join(chat, ann)
  const answer = { author: 'ai' as const, body: 'An answer to the past', clientId: crypto.randomUUID() }
  const late = await append(sql, answer, { expect: sql`id = ${chat.id} and control = 'ai' and epoch = ${chat.epoch}` })
  expect(late).toBeUndefined()
  const back = await release(await accept(joined, ann), ann)
  const stale = await append(sql, answer, { expect: sql`id = ${chat.id} and control = 'ai' and epoch = ${chat.epoch}` })
  expect(back.control).toBe('ai')
  expect(stale).toBeUndefined()
})

test('a wait that nobody ends goes back to the AI, once, and only for its own epoch', async () => {
  const escalated = await escalate(chat, 'visitor', 'asked for a person')
  const epoch = escalated?.conversation.epoch ?? 0
  await timeOut(chat.id, epoch - 1)
  expect((await conversationWithId(chat.id))?.control).toBe('escalated')
  await timeOut(chat.id, epoch)
  expect((await conversationWithId(chat.id))?.control).toBe('ai')
  expect((await lastLine(chat)).visitorBody).toContain('We will write to you at')
})

test.each<[string, () => Promise<unknown>]>([
  ['a visitor who asks for a person', () => escalate(chat, 'visitor', 'asked for a person')],
  ['an agent who joins', () => join(chat, ann)],
  ['an agent who leaves', async () => giveBackOnLeaving(await accept(await join(chat, ann), ann), ann)],
])('the job that %s sends gives the conversation back to the AI', async (_, begin) => {
  await begin()
  const waiting = await conversationWithId(chat.id)
  expect(waiting?.control).toBe('escalated')
  const data = { conversationId: chat.id, epoch: waiting?.epoch ?? 0 }
  const jobs = await sql<{ delay: number }[]>`
    select round(extract(epoch from start_after - created_on))::int as delay from jobs.job
    where name = ${timeOutJob.name} and data = ${JSON.stringify(data)}::jsonb`
  expect(jobs).toEqual([{ delay: config.handoffTimeoutS }] as never)
  await timeOutJob.work(data, new AbortController().signal)
  expect(await conversationWithId(chat.id)).toMatchObject({ control: 'ai', missedAt: expect.any(Date) })
})

test('every change of control is logged once for its epoch', async () => {
  const accepted = await accept(await join(chat, ann), ann)
  const released = await release(accepted, ann)
  await end(released, bea)
  await postAsVisitor(visitor, draft())
  const log = await sql<
    { epoch: number; verb: string }[]
  >`select epoch, verb from handoffs where conversation_id = ${chat.id} order by epoch`
  expect(log.map(({ epoch, verb }) => `${epoch} ${verb}`)).toEqual([
    '1 join',
    '2 accept',
    '3 release',
    '4 end',
    '5 reopen',
  ])
})

async function lastLine({ id }: Conversation): Promise<Message> {
  const [line] = await sql<Message[]>`select * from messages where conversation_id = ${id} order by seq desc limit 1`
  return line as Message
}
