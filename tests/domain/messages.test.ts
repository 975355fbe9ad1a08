import { beforeEach, describe, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { Conflict, RateLimited } from '../../src/ground/errors'
import type { Agent, Conversation, Message, Visitor } from '../../src/model/schema'
import { newestConversation } from '../../src/reads/conversations/queries'
import { messagesSince } from '../../src/reads/messages/queries'
import { testDatabase } from '../support/database'
import { anyAgent, draft, meetVisitor } from '../support/fixtures'

testDatabase()

let visitor: Visitor

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  visitor = (await meetVisitor()).visitor
})

describe('a visitor’s message', () => {
  test('starts a conversation for the AI, with a job to answer it', async () => {
    const { conversation, message, isResend } = await postAsVisitor(visitor, draft('Hello'))
    expect(isResend).toBe(false)
    expect(conversation).toMatchObject({
      control: 'ai',
      seq: 1,
      rev: 1,
      turns: 1,
      askedSeq: 1,
      lastAuthor: 'visitor',
      endedAt: null,
    })
    expect(message).toMatchObject({ seq: 1, rev: 1, author: 'visitor' })
    expect(await answersWaiting(conversation)).toBe(1)
  })

  test('goes into the open conversation and takes the next place', async () => {
    const first = await postAsVisitor(visitor, draft())
    const second = await postAsVisitor(visitor, draft())
    expect(second.conversation.id).toBe(first.conversation.id)
    expect(second.message.seq).toBe(2)
    expect(second.message.createdAt.getTime()).toBeGreaterThanOrEqual(first.message.createdAt.getTime())
  })

  test('sent again with the same clientId is the same message', async () => {
    const once = draft()
    const first = await postAsVisitor(visitor, once)
    const again = await postAsVisitor(visitor, { ...once, body: 'something else' })
    expect(again.isResend).toBe(true)
    expect(again.message).toEqual(first.message)
  })

  test('sent ten times at once is one message in one conversation', async () => {
    const once = draft()
    const all = await Promise.all(Array.from({ length: 10 }, () => postAsVisitor(visitor, once)))
    expect(new Set(all.map(({ message }) => message.id)).size).toBe(1)
    expect(all.filter(({ isResend }) => !isResend)).toHaveLength(1)
    expect(await conversationsOf(visitor)).toBe(1)
    expect(all[0] && (await answersWaiting(all[0].conversation))).toBe(1)
  })

  test('keeps its order, and nothing is lost when fifty come at once', async () => {
    const drafts = Array.from({ length: 50 }, (_, n) => draft(`message ${n}`))
    const all = await Promise.all(drafts.map((one) => postAsVisitor(visitor, one)))
    const seqs = all.map(({ message }) => message.seq).sort((a, b) => a - b)
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    const { messages: stored } = await messagesSince({ id: all[0]?.conversation.id ?? '', rev: 50 }, 0)
    expect(stored.map(({ seq }) => seq)).toEqual(seqs)
    for (const { message } of all) expect(stored.find(({ id }) => id === message.id)?.body).toBe(message.body)
  })

  test('within the interval is refused with the time left, but a resend is not', async () => {
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const first = draft()
    await postAsVisitor(visitor, first)
    const refusal = await postAsVisitor(visitor, draft()).catch((error) => error)
    expect(refusal).toBeInstanceOf(RateLimited)
    expect(refusal.retryAfterMs).toBeGreaterThan(1000)
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(3000)
    expect((await postAsVisitor(visitor, first)).isResend).toBe(true)
  })

  test('is accepted once when two come at the same moment', async () => {
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const all = await Promise.allSettled(Array.from({ length: 8 }, () => postAsVisitor(visitor, draft())))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('is accepted when the clock was set back', async () => {
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const { conversation } = await postAsVisitor(visitor, draft())
    const inAnHour = Date.now() + 3_600_000
    await sql`update conversations set last_sent = jsonb_build_object(${visitor.id}::text, ${inAnHour}::bigint) where id = ${conversation.id}`
    expect((await postAsVisitor(visitor, draft())).message.seq).toBe(2)
  })

  test('reopens a conversation that ended less than a day ago', async () => {
    const { conversation } = await postAsVisitor(visitor, draft())
    const ended = await end(conversation, await anyAgent())
    const reopened = await postAsVisitor(visitor, draft('One more thing'))
    expect(reopened.conversation).toMatchObject({
      id: conversation.id,
      endedAt: null,
      control: 'ai',
      epoch: ended.epoch + 1,
    })
    expect(await answersWaiting(reopened.conversation)).toBe(2)
  })

  test('starts a new conversation when the last one ended more than a day ago', async () => {
    const { conversation } = await postAsVisitor(visitor, draft())
    await end(conversation, await anyAgent())
    await sql`update conversations set ended_at = now() - interval '25 hours' where id = ${conversation.id}`
    const next = await postAsVisitor(visitor, draft())
    expect(next.conversation.id).not.toBe(conversation.id)
    expect(next.message.seq).toBe(1)
    expect((await newestConversation(sql, visitor.id))?.id).toBe(next.conversation.id)
  })

  test('resent after its conversation ended opens no other', async () => {
    const once = draft()
    const { conversation } = await postAsVisitor(visitor, once)
    await end(conversation, await anyAgent())
    expect((await postAsVisitor(visitor, once)).isResend).toBe(true)
    expect((await newestConversation(sql, visitor.id))?.endedAt).not.toBeNull()
  })

  test('is stored byte for byte', async () => {
    const texts = [
      '007',
      'true',
      'null',
      '{"a":1}',
      '[1]',
      ' מה שלומך? ',
      '👩‍👩‍👧‍👦🇺🇦',
      "'; drop table messages; --",
      'line\r\nline\n\n',
      'é'.repeat(10_000),
    ]
    for (const body of texts) {
      const { message } = await postAsVisitor(visitor, { clientId: crypto.randomUUID(), body })
      expect((await stored(message)).body).toBe(body)
    }
  })

  test('that fails to commit is never seen', async () => {
    const { conversation } = await postAsVisitor(visitor, draft())
    await expect(postAsVisitor(visitor, { clientId: crypto.randomUUID(), body: 'a\0b' })).rejects.toThrow()
    expect(await newestConversation(sql, visitor.id)).toEqual(conversation)
  })
})

describe('an agent’s message', () => {
  let ann: Agent
  let conversation: Conversation

  beforeEach(async () => {
    ann = await anyAgent()
    conversation = await join((await postAsVisitor(visitor, draft())).conversation, ann)
  })

  test('is accepted from the agent in control', async () => {
    const accepted = await accept(conversation, ann)
    const { message } = await postAsAgent(accepted, ann, draft('Hi'))
    expect(message).toMatchObject({ author: 'agent', agentId: ann.id, authorName: ann.name })
  })

  test('is refused while the agent has not accepted', async () => {
    await expect(postAsAgent(conversation, ann, draft())).rejects.toThrow('Accept it first')
  })

  test('is refused from another agent, who is told who has the chat', async () => {
    const accepted = await accept(conversation, ann)
    const refusal = await postAsAgent(accepted, await anyAgent(), draft()).catch((error) => error)
    expect(refusal).toBeInstanceOf(Conflict)
    expect(refusal.message).toContain(ann.name)
  })

  test('has its own interval, apart from the visitor’s', async () => {
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const accepted = await accept(conversation, ann)
    await postAsAgent(accepted, ann, draft())
    await expect(postAsAgent(accepted, ann, draft())).rejects.toBeInstanceOf(RateLimited)
  })
})

async function stored({ id }: Message): Promise<Message> {
  const [message] = await sql<Message[]>`select * from messages where id = ${id}`
  return message as Message
}

async function conversationsOf({ id }: Visitor): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int as count from conversations where visitor_id = ${id}`
  return row?.count ?? 0
}

async function answersWaiting({ id }: Conversation): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*)::int as count from jobs.job where name = 'answer' and data ->> 'conversationId' = ${id}`
  return row?.count ?? 0
}
