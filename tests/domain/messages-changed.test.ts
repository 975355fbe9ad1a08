import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { receive } from '../../src/actions/attachments/receive'
import { changeableMessage, edit, takeBack } from '../../src/actions/messages/change'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { Conflict, Invalid, NotFound } from '../../src/ground/errors'
import { store } from '../../src/ground/store/store'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Message } from '../../src/model/messages/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { messageIn, messagesSince } from '../../src/reads/messages/queries'
import { testDatabase } from '../support/database'
import { anyAgent, draft, meetVisitor, startTakenConversation } from '../support/fixtures'
import { temporaryFolder } from '../support/folders'

testDatabase()

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true }))

const NOBODY = '00000000-0000-4000-8000-000000000000'

let ann: Agent
let vera: Visitor
let chat: Conversation
let asked: Message
let answer: Message

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0', DATA_DIR: folder })
  ann = await anyAgent()
  const taken = await startTakenConversation(ann)
  vera = await visitorOf(taken)
  asked = (await postAsVisitor(vera, draft('And the lamp?'))).message
  const posted = await postAsAgent(taken, ann, draft('It comes on Monday'))
  answer = posted.message
  chat = posted.conversation
})

describe('editing', () => {
  test('changes the words, keeps the place, and raises the revision that clients resume from', async () => {
    const edited = await edit(chat, { agent: ann }, answer.id, 'It comes on Tuesday')
    expect(edited).toMatchObject({
      id: answer.id,
      seq: answer.seq,
      body: 'It comes on Tuesday',
      rev: chat.rev + 1,
      createdAt: answer.createdAt,
    })
    expect(edited.editedAt).not.toBeNull()
    expect(await stored(answer)).toEqual(edited)
    expect((await messagesSince({ id: chat.id, rev: edited.rev }, chat.rev)).messages).toEqual([edited])
    expect(await current()).toMatchObject({
      rev: chat.rev + 1,
      seq: chat.seq,
      turns: chat.turns,
      lastMessageAt: chat.lastMessageAt,
    })
  })

  test('shows in the list only for the last message', async () => {
    await edit(chat, { visitor: vera }, asked.id, 'And the chair?')
    expect((await current()).lastBody).toBe(chat.lastBody)
    await edit(chat, { agent: ann }, answer.id, 'On Tuesday')
    expect(await current()).toMatchObject({ lastBody: 'On Tuesday', lastAuthor: 'agent' })
  })

  test('shows in the list even if a note came later', async () => {
    await postNote(chat, ann, draft('Monday was wrong'))
    await edit(chat, { agent: ann }, answer.id, 'On Tuesday')
    expect((await current()).lastBody).toBe('On Tuesday')
  })

  test('a note never shows in the list', async () => {
    const { message } = await postNote(chat, ann, draft('A note'))
    await edit(chat, { agent: ann }, message.id, 'Another note')
    expect((await current()).lastBody).toBe(chat.lastBody)
  })

  test('with the same words changes nothing', async () => {
    expect(await edit(chat, { agent: ann }, answer.id, answer.body)).toEqual(answer)
    expect((await current()).rev).toBe(chat.rev)
  })

  test('to an empty text is refused', async () => {
    await expect(edit(chat, { agent: ann }, answer.id, ' \n ')).rejects.toBeInstanceOf(Invalid)
    expect(await stored(answer)).toEqual(answer)
  })

  test('to an empty text is possible while files remain, and the list names those', async () => {
    const { message } = await withFile('plan.txt')
    await edit(chat, { agent: ann }, message.id, '')
    expect(await stored(message)).toMatchObject({ body: '', files: [{ name: 'plan.txt' }] })
    expect((await current()).lastBody).toBe('plan.txt')
  })

  test('is for the author alone', async () => {
    const bea = await anyAgent()
    const { visitor: victor } = await meetVisitor('Victor')
    const note = (await postNote(chat, ann, draft('A note'))).message
    for (const [sender, message] of [
      [{ agent: bea }, answer],
      [{ agent: bea }, note],
      [{ agent: ann }, asked],
      [{ visitor: vera }, answer],
      [{ visitor: vera }, note],
      [{ visitor: victor }, asked],
      [{ agent: ann }, { id: NOBODY }],
    ] as const) {
      await expect(edit(chat, sender, message.id, 'Mine now')).rejects.toBeInstanceOf(NotFound)
      await expect(takeBack(chat, sender, message.id)).rejects.toBeInstanceOf(NotFound)
      await expect(changeableMessage(chat, sender, message.id)).rejects.toBeInstanceOf(NotFound)
    }
    expect((await current()).rev).toBe(chat.rev + 1)
  })

  test('is never possible for a system line', async () => {
    const [line] = await sql<
      Message[]
    >`select * from messages where conversation_id = ${chat.id} and author = 'system' limit 1`
    await expect(edit(chat, { agent: ann }, line?.id ?? '', 'Something else')).rejects.toBeInstanceOf(NotFound)
  })

  test('does not reach into another conversation', async () => {
    const other = await startTakenConversation(ann)
    await expect(edit(other, { agent: ann }, answer.id, 'Elsewhere')).rejects.toBeInstanceOf(NotFound)
  })

  test('is possible for fifteen minutes by the database’s clock', async () => {
    await age(answer, '14 minutes 50 seconds')
    await edit(chat, { agent: ann }, answer.id, 'Just in time')
    await age(answer, '15 minutes 1 second')
    for (const attempt of [
      () => edit(chat, { agent: ann }, answer.id, 'Too late'),
      () => takeBack(chat, { agent: ann }, answer.id),
      () => changeableMessage(chat, { agent: ann }, answer.id),
    ]) {
      const refusal = await attempt().catch((error) => error)
      expect(refusal).toBeInstanceOf(Conflict)
      expect(refusal.message).toContain('15 minutes')
    }
    expect((await stored(answer)).body).toBe('Just in time')
  })

  test('has the same minimum interval as sending', async () => {
    configure({ MESSAGE_INTERVAL_MS: '60000', DATA_DIR: folder })
    const results = await Promise.allSettled(
      ['One', 'Two', 'Three'].map((body) => edit(chat, { agent: ann }, answer.id, body)),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused.map(({ reason }) => reason.code)).toEqual(['rate_limited', 'rate_limited'])
    await sql`update messages set edited_at = now() - interval '61 seconds' where id = ${answer.id}`
    expect((await edit(chat, { agent: ann }, answer.id, 'Four')).body).toBe('Four')
  })
})

describe('deleting', () => {
  test('leaves the place, but no words, files or mentions', async () => {
    const bea = await anyAgent()
    const { message, file } = await withFile('secret.txt', `@${bea.name} a secret`, 'note')
    expect(await count('mentions', message)).toBe(1)
    expect(await store().read(file.key)).toBeDefined()

    const gone = await takeBack(chat, { agent: ann }, message.id)
    expect(gone).toMatchObject({ seq: message.seq, body: '', files: null, rev: (await current()).rev })
    expect(gone.deletedAt).not.toBeNull()
    expect(await count('mentions', message)).toBe(0)
    expect(await count('attachments', message)).toBe(0)
    expect(await store().read(file.key)).toBeUndefined()
    const [kept] = await sql`select to_jsonb(messages)::text as row from messages where id = ${message.id}`
    expect(kept?.row).not.toContain('secret')
  })

  test('shows in the list for the last message', async () => {
    await takeBack(chat, { agent: ann }, answer.id)
    expect((await current()).lastBody).toBe('Message deleted')
    await takeBack(chat, { visitor: vera }, asked.id)
    expect(await current()).toMatchObject({ lastBody: 'Message deleted', lastAuthor: 'agent', turns: chat.turns })
  })

  test('twice is refused, as is editing a deleted message', async () => {
    await takeBack(chat, { agent: ann }, answer.id)
    for (const attempt of [
      () => takeBack(chat, { agent: ann }, answer.id),
      () => edit(chat, { agent: ann }, answer.id, 'Back again'),
    ]) {
      const refusal = await attempt().catch((error) => error)
      expect(refusal).toBeInstanceOf(Conflict)
      expect(refusal.message).toBe('This message was deleted.')
    }
  })

  test('a message resent afterwards stays deleted', async () => {
    const once = draft('Sent twice')
    const { message } = await postAsAgent(chat, ann, once)
    await takeBack(chat, { agent: ann }, message.id)
    expect(await postAsAgent(chat, ann, once)).toMatchObject({ isResend: true, message: { id: message.id, body: '' } })
  })
})

describe('at the same moment', () => {
  test('edits are applied one after the other, each with its own revision', async () => {
    const words = Array.from({ length: 12 }, (_, n) => `version ${n}`)
    const edited = await Promise.all(words.map((body) => edit(chat, { agent: ann }, answer.id, body)))
    expect(edited.map(({ rev }) => rev).sort((a, b) => a - b)).toEqual(words.map((_, n) => chat.rev + 1 + n))
    const last = edited.find(({ rev }) => rev === chat.rev + words.length)
    expect(await stored(answer)).toEqual(last as Message)
    expect(await current()).toMatchObject({ rev: chat.rev + words.length, lastBody: last?.body })
  })

  test('edits and new messages leave the list with the last message', async () => {
    for (let round = 0; round < 15; round++) {
      const { message } = await postAsAgent(chat, ann, draft('Before'))
      const [posted] = await Promise.all([
        postAsVisitor(vera, draft(`after ${round}`)),
        edit(chat, { agent: ann }, message.id, `edited ${round}`),
        edit(chat, { agent: ann }, message.id, `edited again ${round}`),
      ])
      expect(await current()).toMatchObject({ lastBody: posted.message.body, lastAuthor: 'visitor' })
    }
    await expectWhole()
  })

  test('an edit and a deletion leave the message deleted, and nobody gets another’s error', async () => {
    for (let round = 0; round < 15; round++) {
      const { message } = await postAsAgent(chat, ann, draft('Before'))
      const outcomes = await Promise.allSettled([
        edit(chat, { agent: ann }, message.id, 'Changed'),
        takeBack(chat, { agent: ann }, message.id),
        edit(chat, { agent: ann }, message.id, 'Changed again'),
        takeBack(chat, { agent: ann }, message.id),
      ])
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Conflict)
      expect(outcomes.filter(({ status }, n) => n % 2 === 1 && status === 'fulfilled')).toHaveLength(1)
      expect(await stored(message)).toMatchObject({ body: '' })
    }
    await expectWhole()
  })

  test('a change that fails to commit leaves no trace', async () => {
    await expect(edit(chat, { agent: ann }, answer.id, 'a\0b')).rejects.toThrow()
    expect(await stored(answer)).toEqual(answer)
    expect(await current()).toEqual(chat)
  })
})

async function current(): Promise<Conversation> {
  return (await conversationWithId(chat.id)) as Conversation
}

async function stored({ id }: Message): Promise<Message> {
  return (await messageIn(chat.id, id)) as Message
}

async function visitorOf({ visitorId }: Conversation): Promise<Visitor> {
  const [visitor] = await sql<Visitor[]>`select * from visitors where id = ${visitorId}`
  return visitor as Visitor
}

async function age({ id }: Message, by: string): Promise<void> {
  await sql`update messages set created_at = clock_timestamp() - ${by}::interval where id = ${id}`
}

async function count(table: 'mentions' | 'attachments', { id }: Message): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from ${sql(table)} where message_id = ${id}`
  return row?.count ?? 0
}

/** Each change has a number, none is missing at the end, and every message is one of them. */
async function expectWhole(): Promise<void> {
  const { id, rev, seq } = await current()
  const { messages: all } = await messagesSince({ id, rev }, 0)
  expect(all.map((message) => message.seq).sort((a, b) => a - b)).toEqual(Array.from({ length: seq }, (_, n) => n + 1))
  expect(all.at(-1)?.rev).toBe(rev)
}

/** A message with a file. */
async function withFile(name: string, body = 'Here', author: 'agent' | 'note' = 'agent') {
  const sender = { agentId: ann.id, conversationId: chat.id }
  const file = await receive({ name, content: new Blob(['words in a file']).stream(), sender })
  const post = author === 'note' ? postNote : postAsAgent
  const { message } = await post(chat, ann, { clientId: crypto.randomUUID(), body, files: [file.id] })
  return { message, file }
}
