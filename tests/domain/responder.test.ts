import { beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import { visitorTypes } from '../../src/actions/conversations/typing'
import { accept } from '../../src/actions/handoffs/accept'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { createArticle } from '../../src/actions/knowledge/create'
import { removeArticle } from '../../src/actions/knowledge/remove'
import { takeBack } from '../../src/actions/messages/change'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { answerJob } from '../../src/jobs/answer'
import type { Conversation, Message } from '../../src/model/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { answerQuestion } from '../../src/responder/answer'
import { fromKnowledge } from '../../src/responder/knowledge-responder'
import type { AnswerPart, Responder } from '../../src/responder/responder'
import { typeOut } from '../../src/responder/type-out'
import { CANARY } from '../support/canary'
import { testDatabase } from '../support/database'
import { eventually } from '../support/eventually'
import { anyAgent, draft, meetVisitor, startTestConversation } from '../support/fixtures'

testDatabase()

const TEA = {
  title: `Making tea ${CANARY}`,
  body: `Pour on boiling water and wait for three minutes. ${CANARY}`,
  questions: ['How do I make tea?', 'How long does tea take?'],
}
/** Nothing that any article answers. */
const UNKNOWN = `Who won the race of 1911? ${CANARY}`
const CAKE = {
  title: `Cutting cake ${CANARY}`,
  body: `With a long knife. ${CANARY}`,
  questions: ['How is the cake cut?'],
}

beforeAll(async () => {
  await createArticle(TEA)
  await createArticle(CAKE)
})
beforeEach(() => void configure({ MESSAGE_INTERVAL_MS: '0' }))

describe('the built-in responder', () => {
  test('answers with a passage, its source and its confidence', async () => {
    const chat = await talk('How do I make tea?')
    const [, reply] = await thread(chat)
    expect(reply).toMatchObject({ author: 'ai', body: TEA.body, authorName: null, sources: [{ title: TEA.title }] })
    expect(reply?.confidence).toBeGreaterThan(0.5)
    expect(await state(chat)).toMatchObject({ control: 'ai', lastAuthor: 'ai', turns: 1 })
  })

  test('answers greetings and thanks, and never poses as a person', async () => {
    const chat = await talk('Hello!', 'thanks a lot', 'are you a real person?')
    const replies = await said(chat, 'ai')
    expect(replies).toHaveLength(3)
    expect(replies[0]).toStartWith('Hello')
    expect(replies[1]).toStartWith('You are welcome')
    expect(replies[2]).toContain('a program')
    expect((await state(chat)).control).toBe('ai')
  })

  test('says when it does not know, and calls a person on yes', async () => {
    const chat = await talk(UNKNOWN, 'yes please')
    expect(await said(chat, 'ai')).toEqual([expect.stringContaining('do not know')])
    expect(await state(chat)).toMatchObject({ control: 'escalated' })
    expect(await said(chat, 'system')).toEqual([expect.stringContaining('asked for a person')])
  })

  test('does not call a person on no', async () => {
    const chat = await talk(UNKNOWN, 'no thanks')
    expect(await said(chat, 'ai')).toHaveLength(2)
    expect((await state(chat)).control).toBe('ai')
  })

  test('calls a person after two misses in a row', async () => {
    const chat = await talk(UNKNOWN, `And which horse was it? ${CANARY}`)
    expect(await state(chat)).toMatchObject({ control: 'escalated' })
    expect((await thread(chat)).map(({ author }) => author)).toEqual(['visitor', 'ai', 'visitor', 'ai', 'system'])
  })

  test('does not answer a deleted message', async () => {
    const session = await meetVisitor()
    const { conversation, message } = await postAsVisitor(session.visitor, draft('How do I make tea?'))
    await takeBack(conversation, { visitor: session.visitor }, message.id)
    await answerQuestion(
      { conversationId: conversation.id, epoch: conversation.epoch, seq: conversation.askedSeq },
      new AbortController().signal,
    )
    expect(await said(conversation, 'ai')).toEqual([])
  })

  test('says that it cannot open a file that comes without words', async () => {
    const { visitor } = await meetVisitor()
    const id = Bun.randomUUIDv7()
    await sql`insert into attachments (id, visitor_id, key, name, type, size) values (${id}, ${visitor.id}, ${id}, ${CANARY}, 'image/png', 1)`
    const { conversation } = await postAsVisitor(visitor, { ...draft(), body: '', files: [id] })
    await answerQuestion(
      { conversationId: conversation.id, epoch: conversation.epoch, seq: conversation.askedSeq },
      new AbortController().signal,
    )
    expect(await said(conversation, 'ai')).toEqual([expect.stringContaining('cannot open files')])
    expect(await state(conversation)).toMatchObject({ lastAuthor: 'ai', control: 'ai' })
  })

  test('does not call a person right after one has handed back', async () => {
    const ann = await anyAgent()
    const chat = await talk(UNKNOWN, 'agent')
    await release(await accept(await state(chat), ann), ann)
    await goOn(chat, `And which horse was it? ${CANARY}`)
    expect(await state(chat)).toMatchObject({ control: 'ai', lastAuthor: 'ai' })
  })

  test('calls a person when asked, even if the next message came first', async () => {
    const chat = await startTestConversation(['How is the cake cut?'])
    await postAsVisitor(await visitorOf(chat), { clientId: crypto.randomUUID(), body: 'I want to talk to a human' })
    await goOn(chat, 'please')
    expect(await said(chat, 'ai')).toEqual([])
    expect((await state(chat)).control).toBe('escalated')
  })

  test('answers again after nobody came, and accepts an email address', async () => {
    const chat = await talk('agent')
    await timeOut(chat.id, (await state(chat)).epoch)
    await goOn(chat, 'How is the cake cut?')
    await goOn(chat, 'vera@visitor.test')
    expect(await said(chat, 'ai')).toEqual([CAKE.body, expect.stringContaining('Thank you')])
  })

  test('understands “and …” as going on from the last question', async () => {
    const chat = await talk('How long does tea take?', 'and to make it?')
    expect((await thread(chat)).at(-1)).toMatchObject({ author: 'ai', sources: [{ title: TEA.title }] })
  })
})

describe('an offer of a person', () => {
  test.each([
    'yes',
    '👍',
    'ok',
    'sure, why not',
    'please',
    'Yes, I want my money back',
    'sí',
    'oui',
    'ja bitte',
    '好的',
  ])('is taken up with “%s”', async (yes) => {
    const chat = await talk(UNKNOWN, yes)
    expect((await state(chat)).control).toBe('escalated')
  })

  test.each([
    'no thanks im good',
    'no, that is all',
    '👎',
    'ok thanks',
    'got it',
    'nein danke',
    'no gracias',
    'non merci',
    'How is the cake cut?',
  ])('is not taken up with “%s”', async (no) => {
    const chat = await talk(UNKNOWN, no)
    expect((await state(chat)).control).toBe('ai')
  })

  test('does not stay open for ever: a yes the next day gets it again', async () => {
    const chat = await talk(UNKNOWN)
    await sql`update messages set created_at = created_at - interval '1 day' where conversation_id = ${chat.id}`
    await goOn(chat, 'yes')
    expect((await state(chat)).control).toBe('ai')
    expect((await said(chat, 'ai')).at(-1)).toContain('talk to a person')
    await goOn(chat, 'yes')
    expect((await state(chat)).control).toBe('escalated')
  })

  test('does not stay open when something else was said meanwhile', async () => {
    const chat = await talk(UNKNOWN, 'How is the cake cut?', 'ok')
    expect((await state(chat)).control).toBe('ai')
  })
})

describe('a question without an answer', () => {
  const OTHER = `And which horse was it? ${CANARY}`

  test.each<[string, string[]]>([
    ['thanks and small talk', ['got it', 'cool', 'hello?', 'wait', 'help']],
    ['an address and a number', ['vera@visitor.test', '#12345']],
    ['the same question again', [UNKNOWN]],
  ])('is not counted twice for %s', async (_, between) => {
    const chat = await talk(UNKNOWN, ...between)
    expect((await state(chat)).control).toBe('ai')
    await goOn(chat, OTHER)
    expect((await state(chat)).control).toBe('escalated')
  })

  test('is forgotten when the next one gets an answer', async () => {
    const chat = await talk(UNKNOWN, 'How is the cake cut?', OTHER)
    expect((await state(chat)).control).toBe('ai')
  })

  test('is one whose answer was wrong, too', async () => {
    const chat = await talk('How is the cake cut?', 'wrong', OTHER)
    expect((await state(chat)).control).toBe('escalated')
  })

  test('calls a person when it is asked for the third time', async () => {
    const chat = await talk(UNKNOWN, UNKNOWN, UNKNOWN)
    expect((await state(chat)).control).toBe('escalated')
  })
})

describe('the same words', () => {
  test('are not said again to the same question, until a person is called', async () => {
    const chat = await talk(...(Array(4).fill('How do I make tea?') as [string, string]))
    const replies = await said(chat, 'ai')
    expect(new Set(replies).size).toBe(replies.length)
    expect(replies.slice(1).filter((reply) => reply.includes(TEA.body))).toEqual([])
    expect((await state(chat)).control).toBe('escalated')
  })

  test('are not said again to the next greeting, thank-you or OK', async () => {
    const chat = await talk('hello', 'hi', 'thanks', 'thank you', 'ok', 'cool')
    const replies = await said(chat, 'ai')
    expect(new Set(replies).size).toBe(6)
  })

  test('give way to another part of the article, where there is one', async () => {
    const filler =
      'This says something at some length that nobody would ask about, only so that it stands alone. '.repeat(3)
    const article = await createArticle({
      title: `Kettles ${CANARY}`,
      body: `Kettles are red. ${filler}\n\nThey hold two litres. ${filler}`,
      questions: ['What colour is the kettle?'],
    })
    const chat = await talk('What colour is the kettle?', 'What colour is the kettle?')
    const [first, second] = await said(chat, 'ai')
    expect(first).toStartWith('Kettles are red.')
    expect(second).toContain('They hold two litres.')
    expect(second).not.toContain('Kettles are red.')
    await removeArticle(article)
  })
})

describe('the language of the reply', () => {
  test.each([
    ['danke', 'Gern geschehen'],
    ['merci', 'Je vous en prie'],
    ['gracias', 'De nada'],
    ['你好', '您好'],
    ['Haben Sie auch Zwiebeln?', 'Möchten Sie mit einem Menschen sprechen?'],
    ['¿Quién ganó la carrera de caballos de 1911?', '¿Quiere hablar con una persona?'],
    ['xyzzy', 'Would you like to talk to a person?'],
  ])('to “%s” is the visitor’s, where it is plain', async (text, reply) => {
    const chat = await talk(text)
    expect(await said(chat, 'ai')).toEqual([expect.stringContaining(reply)])
  })

  test('stays theirs when a word tells none', async () => {
    const chat = await talk('Hallo, ich habe eine Frage', 'ok')
    expect((await said(chat, 'ai')).at(-1)).toContain('Kann ich sonst noch etwas für Sie tun?')
  })

  test('is theirs when something went wrong, too', async () => {
    const chat = await startTestConversation(['Wie lange dauert das denn?'])
    await run(chat, { answer: fails })
    expect(await said(chat, 'ai')).toEqual([expect.stringContaining('Es tut mir leid')])
  })
})

describe('beside an address', () => {
  test('a question is answered', async () => {
    const chat = await talk('my email is vera@visitor.test, how do I make tea?', 'order AD-20391: how is the cake cut?')
    expect(await said(chat, 'ai')).toEqual([TEA.body, CAKE.body])
  })

  test('nothing is missed: it is acknowledged', async () => {
    const chat = await talk('vera@visitor.test', '+49 151 2345678', '#12345')
    expect(await said(chat, 'ai')).toEqual([
      expect.stringContaining('Thank you'),
      expect.stringContaining('Thank you'),
      expect.stringContaining('cannot look up orders'),
    ])
    expect((await thread(chat)).filter(({ confidence }) => confidence !== null)).toEqual([])
  })
})

describe('a burst', () => {
  const waits = async ({ id }: Conversation) => {
    const jobs = await sql<{ seconds: number }[]>`
      select extract(epoch from start_after - created_on)::float8 as seconds from jobs.job where name = 'answer' and data ->> 'conversationId' = ${id} order by created_on`
    return jobs.map(({ seconds }) => Math.round(seconds))
  }
  const ask = async (body: string) =>
    (await postAsVisitor((await meetVisitor()).visitor, { clientId: crypto.randomUUID(), body })).conversation
  const work = (chat: Conversation) => answerJob.work(questionOf(chat), new AbortController().signal)

  test('is answered when the visitor has been quiet for two seconds, and a wish for a person at once', async () => {
    configure({ MESSAGE_INTERVAL_MS: '3000' })
    expect(await waits(await ask(`How do I make tea? ${CANARY}`))).toEqual([2])
    expect(await waits(await ask(`Too late! Get me a human. ${CANARY}`))).toEqual([0])
  })

  test('is answered at once where messages may follow at once', async () => {
    expect(await waits(await ask(`How do I make tea? ${CANARY}`))).toEqual([0])
  })

  test('is answered once, as a whole', async () => {
    const chat = await startTestConversation(['Hello'])
    const whole = await postAsVisitor(await visitorOf(chat), { clientId: crypto.randomUUID(), body: 'How is the cake' })
    const { conversation } = await postAsVisitor(await visitorOf(chat), { clientId: crypto.randomUUID(), body: 'cut?' })
    for (const { seq } of [{ seq: 1 }, whole.message, { seq: conversation.askedSeq }])
      await answerJob.work({ ...questionOf(chat), seq }, new AbortController().signal)
    expect(await said(chat, 'ai')).toEqual([CAKE.body])
  })

  test('goes on while the visitor types, and ends when they stop', async () => {
    const chat = await startTestConversation(['How is the cake cut?'])
    const visitor = await visitorOf(chat)
    await visitorTypes(visitor, {})
    await work(chat)
    expect(await said(chat, 'ai')).toEqual([])
    expect(await waits(chat)).toEqual([0, 1])
    await visitorTypes(visitor, { on: false })
    await work(chat)
    expect(await said(chat, 'ai')).toEqual([CAKE.body])
  })

  test('ends when the next message comes, which is what was typed', async () => {
    const chat = await startTestConversation(['Hello'])
    await visitorTypes(await visitorOf(chat), {})
    const { conversation } = await postAsVisitor(await visitorOf(chat), {
      clientId: crypto.randomUUID(),
      body: 'How is the cake cut?',
    })
    await work(conversation)
    expect(await said(chat, 'ai')).toEqual([CAKE.body])
  })

  test('is answered after eight seconds, however long they type', async () => {
    const chat = await startTestConversation(['How is the cake cut?'])
    await visitorTypes(await visitorOf(chat), {})
    await sql`update messages set created_at = created_at - interval '9 seconds' where conversation_id = ${chat.id}`
    await work(chat)
    expect(await said(chat, 'ai')).toEqual([CAKE.body])
  })
})

describe('an answer', () => {
  test('is sent once, however often its job runs', async () => {
    const chat = await startTestConversation(['How do I make tea?'])
    await Promise.all([run(chat), run(chat)])
    await run(chat)
    expect(await said(chat, 'ai')).toHaveLength(1)
  })

  test('does not trigger another answer', async () => {
    const chat = await talk('How do I make tea?')
    const jobs = await sql`select from jobs.job where name = 'answer' and data ->> 'conversationId' = ${chat.id}`
    expect(jobs).toHaveLength(1)
    expect((await state(chat)).askedSeq).toBe(1)
  })

  test('does not start after a person took over, the chat ended, or the visitor wrote again', async () => {
    const ann = await anyAgent()
    let begun = 0
    const never = responding(() => [{ text: `${++begun}` }])
    for (const change of [join, end]) {
      const chat = await startTestConversation()
      await change(chat, ann)
      await run(chat, never)
    }
    const chat = await startTestConversation()
    await postAsVisitor(await visitorOf(chat), draft())
    await run(chat, never)
    expect(begun).toBe(0)
  })

  test.each([
    ['a person takes over', async (chat: Conversation) => void (await join(chat, await anyAgent()))],
    ['the chat is ended', async (chat: Conversation) => void (await end(chat, await anyAgent()))],
    [
      'the visitor writes again',
      async (chat: Conversation) => void (await postAsVisitor(await visitorOf(chat), draft())),
    ],
  ])('is dropped when %s while it is written', async (_, change) => {
    const chat = await startTestConversation()
    await run(chat, {
      async *answer() {
        yield { text: `Half an answer ${CANARY}` }
        await change(chat)
        yield { text: 'and the other half' }
        yield { escalation: { actor: 'responder', reason: 'it wants to' } }
      },
    })
    expect(await said(chat, 'ai')).toEqual([])
    expect(await said(chat, 'system')).not.toContainEqual(expect.stringContaining('it wants to'))
  })

  test('stops soon after a person takes over', async () => {
    const chat = await startTestConversation()
    let signal: AbortSignal | undefined
    const writing = run(chat, {
      async *answer(context) {
        signal = context.signal
        for (;;) {
          yield { text: 'more ' }
          await Bun.sleep(20)
        }
      },
    })
    await eventually(() => signal !== undefined)
    await join(chat, await anyAgent())
    const before = performance.now()
    await writing
    expect(performance.now() - before).toBeLessThan(1000)
    expect(signal?.aborted).toBe(true)
    expect(await said(chat, 'ai')).toEqual([])
  })

  test('sent before a crash still calls the person it promised', async () => {
    const chat = await startTestConversation()
    await run(
      chat,
      responding(() => [{ text: `I am asking somebody. ${CANARY}` }]),
    )
    expect((await state(chat)).control).toBe('ai')
    await run(
      chat,
      responding(() => [{ text: 'Other words.' }, { escalation: { actor: 'responder', reason: 'it should' } }]),
    )
    expect(await said(chat, 'ai')).toEqual([`I am asking somebody. ${CANARY}`])
    expect((await state(chat)).control).toBe('escalated')
  })

  test('sees the thread up to the question only', async () => {
    const chat = await talk('How do I make tea?')
    await postAsVisitor(await visitorOf(chat), draft('one'))
    await postAsVisitor(await visitorOf(chat), draft('two'))
    let seen: string[][] = []
    await run(await state(chat), {
      async *answer({ questions, history }) {
        seen = [history, questions].map((messages) => messages.map(({ author }) => author))
        yield { text: 'Yes.' }
      },
    })
    expect(seen).toEqual([
      ['visitor', 'ai'],
      ['visitor', 'visitor'],
    ])
  })
})

describe('a person is called when the responder', () => {
  test.each<[string, Responder]>([
    ['throws', { answer: fails }],
    ['throws in the middle', { answer: () => startsAnd(fails) }],
    ['says nothing', responding(() => [])],
    ['says only space', responding(() => [{ text: ' \n ' }])],
    ['does not stop', { answer: () => startsAnd(goesOnForEver) }],
    ['takes too long and does not listen', { answer: () => startsAnd(hangs) }],
  ])('%s', async (_, responder) => {
    const chat = await startTestConversation()
    const started = performance.now()
    await run(chat, responder, 300)
    expect(performance.now() - started).toBeLessThan(3_000)
    expect(await state(chat)).toMatchObject({ control: 'escalated' })
    expect(await said(chat, 'ai')).toEqual([expect.stringContaining('something went wrong')])
  })
})

test('a job interrupted by a stop is left for the next start', async () => {
  const chat = await startTestConversation()
  const stopping = new AbortController()
  const asked = Promise.withResolvers<void>()
  const responder: Responder = {
    answer() {
      asked.resolve()
      return hangs()
    },
  }
  const running = answerQuestion(questionOf(chat), stopping.signal, { responder, withinMs: 5_000 })
  await asked.promise
  stopping.abort()
  await expect(running).rejects.toThrow()
  expect((await state(chat)).control).toBe('ai')
})

test('a text is written bit by bit, unchanged, in less than a second', async () => {
  const started = performance.now()
  for (const text of [`  Some words,\n\nin two paragraphs. ${CANARY} `, 'one', '']) {
    let written = ''
    for await (const more of typeOut(text, new AbortController().signal)) written += more
    expect(written.trim()).toBe(text.trim())
  }
  expect(performance.now() - started).toBeLessThan(2_000)
})

/** A conversation in which the visitor says these things, and each is answered before the next. */
async function talk(first: string, ...more: string[]): Promise<Conversation> {
  const { visitor } = await meetVisitor()
  const { conversation } = await postAsVisitor(visitor, { clientId: crypto.randomUUID(), body: first })
  await run(conversation)
  for (const body of more) await goOn(conversation, body)
  return conversation
}

async function goOn(chat: Conversation, body: string): Promise<void> {
  const { conversation } = await postAsVisitor(await visitorOf(chat), { clientId: crypto.randomUUID(), body })
  await run(conversation)
}

/** The built-in responder, without the time that it takes to look as if it wrote. */
const atOnce = fromKnowledge(async function* (text) {
  yield text
})

async function run(chat: Conversation, responder: Responder = atOnce, withinMs = 30_000): Promise<void> {
  await answerQuestion(questionOf(chat), new AbortController().signal, { responder, withinMs })
}

function questionOf({ id, epoch, askedSeq }: Conversation) {
  return { conversationId: id, epoch, seq: askedSeq }
}

function responding(parts: () => AnswerPart[]): Responder {
  return {
    async *answer() {
      yield* parts()
    },
  }
}

async function* startsAnd(goesOn: () => AsyncIterable<AnswerPart>): AsyncIterable<AnswerPart> {
  yield { text: 'Let me think' }
  yield* goesOn()
}

function fails(): AsyncIterable<AnswerPart> {
  return { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error(`the model is down ${CANARY}`)) }) }
}

async function* goesOnForEver(): AsyncIterable<AnswerPart> {
  for (;;) yield { text: 'and so on '.repeat(100) }
}

async function* hangs(): AsyncIterable<AnswerPart> {
  await Bun.sleep(5_000)
  yield { text: 'Hm' }
}

async function state({ id }: Conversation): Promise<Conversation> {
  return (await conversationWithId(id)) as Conversation
}

async function thread({ id }: Conversation): Promise<Message[]> {
  return sql<Message[]>`select * from messages where conversation_id = ${id} order by seq`
}

async function said(chat: Conversation, author: Message['author']): Promise<string[]> {
  return (await thread(chat)).filter((message) => message.author === author).map(({ body }) => body)
}

async function visitorOf({ visitorId }: Conversation) {
  const [visitor] = await sql`select * from visitors where id = ${visitorId}`
  return visitor as Parameters<typeof postAsVisitor>[0]
}
