import { beforeEach, describe, expect, test } from 'bun:test'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { edit } from '../../src/actions/messages/change'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postNote } from '../../src/actions/messages/post-note'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { RateLimited } from '../../src/ground/errors'
import type { Conversation } from '../../src/model/conversations/schema'
import { visibleToVisitor } from '../../src/model/messages/visitor-json'
import type { Agent } from '../../src/model/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { missedSummary } from '../../src/reads/messages/missed-changes'
import { VISIBLE, visibleSince, visibleStretch } from '../../src/reads/messages/visible-to-visitor'
import { threadUpTo } from '../../src/responder/queries'
import { testDatabase } from '../support/database'
import { anyAgent, draft, startTakenConversation, startTestConversation } from '../support/fixtures'

testDatabase()

let ann: Agent
let bea: Agent

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  ann = await anyAgent()
  bea = await anyAgent()
})

describe('a note', () => {
  test('can be written whoever has control, and after the chat has ended', async () => {
    const answered = await startTestConversation()
    const wanted = await join(await startTestConversation(), ann)
    const taken = await startTakenConversation(ann)
    const over = await end(await startTestConversation(), ann)
    for (const chat of [answered, wanted, taken, over]) {
      const { message, conversation } = await postNote(chat, bea, draft('Seen this before'))
      expect(message).toMatchObject({
        author: 'note',
        agentId: bea.id,
        authorName: bea.name,
        seq: chat.seq + 1,
        rev: chat.rev + 1,
      })
      expect(conversation).toMatchObject({
        control: chat.control,
        agentId: chat.agentId,
        epoch: chat.epoch,
        endedAt: chat.endedAt,
      })
    }
  })

  test('counts neither as a turn nor as the last message', async () => {
    const chat = await startTakenConversation(ann)
    const { conversation } = await postNote(chat, bea, draft('Between us'))
    const { turns, askedSeq, lastBody, lastAuthor, lastAuthorName } = chat
    expect(conversation).toMatchObject({ turns, askedSeq, lastBody, lastAuthor, lastAuthorName })
  })

  test('sent again with the same clientId is the same note', async () => {
    const chat = await startTestConversation()
    const once = draft()
    const all = await Promise.all(Array.from({ length: 10 }, () => postNote(chat, ann, once)))
    expect(new Set(all.map(({ message }) => message.id)).size).toBe(1)
    expect(all.filter(({ isResend }) => !isResend)).toHaveLength(1)
  })

  test('never reaches visitors, nor do changes to it', async () => {
    const chat = await startTakenConversation(ann)
    const { message: note } = await postNote(chat, ann, draft('Between us'))
    const changed = await edit(chat, { agent: ann }, note.id, 'Still between us')
    const { conversation } = await postAsAgent(chat, ann, draft('For you'))
    for (const message of [note, changed]) expect(visibleToVisitor(message)).toBe(false)

    const missed = await missedSummary(chat.id, 0, { first: 1, last: conversation.seq, readUpTo: 0 }, VISIBLE())
    for (const seen of [
      (await visibleSince(conversation, 0)).messages,
      (await visibleSince(conversation, note.rev - 1)).messages,
      (await visibleStretch(chat.id)).messages,
      (await visibleStretch(chat.id, { at: note.seq })).messages,
      missed.changedMessages,
    ]) {
      expect(seen.map(({ author }) => author)).not.toContain('note')
      expect(seen.map(({ body }) => body)).toContain(conversation.lastBody ?? '')
    }
    expect(missed.newerCount).toBe(conversation.seq - 1)
  })

  test('counts for whoever catches up, so that nobody asks for it again', async () => {
    const chat = await startTakenConversation(ann)
    const { conversation } = await postNote(chat, ann, draft('Between us'))
    expect(await visibleSince(conversation, chat.rev)).toEqual({ messages: [], rev: conversation.rev, more: false })
  })

  test('is hidden from the assistant', async () => {
    const chat = await startTestConversation(['Where is my desk?'])
    await postNote(chat, ann, draft('They are a difficult customer'))
    const { questions, history } = await threadUpTo({ conversationId: chat.id, seq: chat.seq + 1, epoch: chat.epoch })
    expect([...questions, ...history].map(({ author }) => author)).toEqual(['visitor'])
  })
})

describe('the time between messages', () => {
  test('covers an agent’s replies and notes together, separately for each conversation', async () => {
    const [chat, other] = [await startTakenConversation(ann), await startTakenConversation(ann)]
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    await postAsAgent(chat, ann, draft())
    await expect(postNote(chat, ann, draft())).rejects.toBeInstanceOf(RateLimited)
    await postNote(other, ann, draft())
    await expect(postAsAgent(other, ann, draft())).rejects.toBeInstanceOf(RateLimited)
    await postNote(chat, bea, draft())
  })

  test('lets one of ten simultaneous replies and notes through', async () => {
    const chat = await startTakenConversation(ann)
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const all = await Promise.allSettled(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? postNote : postAsAgent)(chat, ann, draft())),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of all) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(RateLimited)
    expect((await conversationWithId(chat.id))?.seq).toBe(chat.seq + 1)
    expect((await conversationWithId(chat.id))?.rev).toBe(chat.rev + 1)
  })

  test('does not hold up a resend', async () => {
    const chat = await startTestConversation()
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    const once = draft()
    await postNote(chat, ann, once)
    expect((await postNote(chat, ann, once)).isResend).toBe(true)
    await sql`update conversations set last_sent = '{}' where id = ${chat.id}`
    expect((await postNote(chat, ann, draft())).isResend).toBe(false)
  })
})

test('a note that fails to commit is never seen', async () => {
  const chat: Conversation = await startTestConversation()
  await expect(postNote(chat, ann, { clientId: crypto.randomUUID(), body: 'a\0b' })).rejects.toThrow()
  expect(await conversationWithId(chat.id)).toEqual(chat)
})
