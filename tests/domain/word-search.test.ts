import { beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { join } from '../../src/actions/handoffs/join'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import type { Conversation } from '../../src/model/conversations/schema'
import { excerptAround } from '../../src/reads/messages/excerpt'
import { messagesHolding } from '../../src/reads/messages/word-search'
import { fold } from '../../src/text/search-text'
import { testDatabase } from '../support/database'
import { anyAgent, startTakenConversation, startTestConversation } from '../support/fixtures'
import { expectAlways, SEED } from '../support/generated'
import { forgetVisitors } from '../support/known-conversations'

testDatabase()

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  await forgetVisitors()
})

describe('words in messages', () => {
  test.each([
    ['as they were written', 'Where is my desk?', 'desk'],
    ['in any case', 'Where is my DESK?', 'wHERE desk'],
    ['with accents or without', 'Où est ton Éclair de Müller', 'eclair MULLER'],
    ['with accents that were not written', 'Ou est Muller', 'où Müller'],
    ['of another script, in any case', 'ПРИВЕТ из Москвы', 'привет МОСКВЫ'],
    ['with letters that have no accent to lose', 'ŁÓDŹ Ørsted', 'łódź ØRSTED'],
    [
      'as a keyboard without these letters has them',
      'Łukasz Bjørn Straße Ægir Diyarbakır',
      'lukasz BJORN strasse aegir diyarbakir',
    ],
    ['where several letters are such', 'Brønnøysund', 'bronnoysund'],
    ['where one of several letters is such', 'Brønnoysund', 'bronnoysund'],
    ['in letters that were not written', 'Lukasz Bjorn Strasse', 'Łukasz Bjørn straße'],
    ['while such a word is typed', 'Where is Łukasz?', 'luk'],
    ['with one hyphen or another', 'Jean\u2011Luc', 'jean-luc'],
    ['as an address that was copied', 'write to ann-marie@example.com', '<mailto:ann-marie@example.com>,'],
    ['in any order', 'a large standing desk', 'desk large'],
    ['on several lines', 'the red\n\n\tdesk', 'red desk'],
    ['beside signs', '(desk), "chair"!', 'desk chair'],
    ['beside the signs of a phone', 'It’s “desk”—or l’Éclair…', 'desk eclair'],
    ['whatever signs are in the search', "It's a desk, an éclair", 'It’s “desk”… éclair—'],
    ['as numbers', 'Order 4711-B of 2026', '4711'],
  ])('are found %s', async (_, said, text) => {
    const chat = await startTestConversation([said, 'Something else'])
    expect(await found(text)).toEqual([`${chat.id} 1`])
  })

  test('must all be in one message', async () => {
    await startTestConversation(['a red desk', 'a blue chair'])
    expect(await found('red chair')).toEqual([])
    expect(await found('red desk')).toHaveLength(1)
  })

  test('are found whoever said them, but never in system lines', async () => {
    const ann = await anyAgent()
    const chat = await startTakenConversation(ann, ['I need help'])
    await postAsAgent(chat, ann, { clientId: crypto.randomUUID(), body: 'Helpful words' })
    await join(await startTestConversation(['Hello']), ann)
    const [first] = await messagesHolding('helpful words')
    expect(first).toMatchObject({
      author: 'agent',
      authorName: ann.name,
      conversationId: chat.id,
      visitorName: chat.visitorName,
    })
    for (const text of ['asked to join', 'joined', 'join']) expect(await found(text)).toEqual([])
  })

  test('that stand close together come first, then the newest', async () => {
    const far = `desk ${'and so on '.repeat(10)} red`
    const chat = await startTestConversation([
      'a red desk, please',
      'one more red desk, please',
      far,
      'a red desk, please',
    ])
    const best = await found('red desk')
    expect(best.at(-1)).toBe(`${chat.id} 3`)
    expect(best.indexOf(`${chat.id} 4`)).toBeLessThan(best.indexOf(`${chat.id} 1`))
  })

  test('may end with the beginning of a word', async () => {
    const chat = await startTestConversation(['When does the delivery come?'])
    for (const text of ['del', 'delive', 'when deliver', 'WHEN Delivery'])
      expect(await found(text)).toEqual([`${chat.id} 1`])
    for (const text of ['whe delivery', 'de', 'deliveryx']) expect(await found(text)).toEqual([])
  })

  test('give at most ten messages, the newest of equal ones', async () => {
    const said = Array.from({ length: 15 }, () => 'the same desk')
    const chat = await startTestConversation(said)
    expect(await found('desk')).toEqual(Array.from({ length: 10 }, (_, n) => `${chat.id} ${15 - n}`))
  })

  test('are found however old they are', async () => {
    const chat = await startTestConversation(['today’s desk'])
    const spoken = [0.1, 1, 20, 100, 400, 1500].map((daysAgo, n) =>
      spokenBefore(chat, daysAgo, `desk${n} unheard`, 10 + n),
    )
    await Promise.all(spoken)
    for (let n = 0; n < spoken.length; n++) expect(await found(`desk${n}`)).toEqual([`${chat.id} ${10 + n}`])
    expect(await found('unheard')).toEqual(spoken.map((_, n) => `${chat.id} ${10 + n}`))
  })

  test('that mean something to the database do no harm', async () => {
    const chat = await startTestConversation(["it's a desk"])
    const hostile = [
      '',
      ' ',
      "'",
      "''",
      '"',
      '\\',
      "\\'",
      '&|!():*<->',
      ':*',
      'a:*',
      '!a',
      '()',
      '%',
      '_',
      "'@01a'",
      '@01a',
      "') or true; --",
      '.',
      '…',
      '💥',
      '-5',
      '1e400',
      'http://x.test/?a=b&c=d',
      'a@b.test',
      'x'.repeat(500),
      'ab '.repeat(166),
      '('.repeat(500),
      'é'.repeat(250),
      '\u0301',
      '\u200b',
      'ﷺ',
      'a\\:b',
    ]
    for (const text of hostile) expect(await messagesHolding(text)).toBeArray()
    // What an index keeps of the time is no word.
    expect(await found(`@${chat.id.slice(0, 4)}`)).toEqual([])
    for (const text of ["'", '&|!():*', '💥', '\\', '..']) expect(await found(text)).toEqual([])
    expect(await found("it's desk")).toEqual([`${chat.id} 1`])
    expect(await found('desk & !it')).toEqual([`${chat.id} 1`])
  })

  test('of any kind do no harm', async () => {
    await startTestConversation(['Hello'])
    const asks = fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: fc.constantFrom(...`'"&|!():*\\<->@ ab1é`) }),
      ),
      async (text) => {
        const sent = text.toWellFormed().replaceAll('\0', '')
        for (const { excerpt } of await messagesHolding(sent)) expect(excerpt.length).toBeGreaterThan(0)
      },
    )
    await expectAlways(asks, 80)
  })
})

describe('an excerpt', () => {
  test('is the whole message when it is short, on one line', () => {
    expect(excerptAround('Where\n is\tmy  desk?', ['desk'])).toBe('Where is my desk?')
  })

  test('shows the words in context, with dots where it is cut', () => {
    const excerpt = excerptAround(`${'before '.repeat(50)}the desk ${'after '.repeat(50)}`, ['desk'])
    expect(excerpt).toMatch(/^… before .* the desk after .*…$/)
  })

  test('shows words behind a very long one', () => {
    expect(excerptAround(`See ${'x'.repeat(80)}/desk thanks`, ['desk'])).toContain('desk')
    expect(excerptAround(`${'word,'.repeat(60)}desk`, ['desk'])).toContain('desk')
  })

  test('shows words behind letters that fold to more or fewer', () => {
    expect(excerptAround(`${'Well… '.repeat(60)}desk ${'and '.repeat(50)}`, ['desk'])).toContain('desk')
    expect(fold(excerptAround(`${'tie\u0302\u0301ng '.repeat(90)}desk ${'and '.repeat(50)}`, ['desk']))).toContain(
      'desk',
    )
  })

  test('is short, part of the text, and contains a match', () => {
    const unit = fc.constantFrom('a', 'b', 'é', '🦄', ' ', '  ', '\n', 'word ', '. ', 'ﬁ')
    const texts = fc
      .tuple(fc.string({ unit, maxLength: 300 }), fc.string({ unit, maxLength: 300 }))
      .map(([before, after]) => `${before} desk ${after}`)
    const holds = fc.property(texts, (text) => {
      const excerpt = excerptAround(text, ['desk'])
      expect(excerpt).toContain('desk')
      expect([...excerpt].length).toBeLessThanOrEqual(163)
      expect(excerpt.isWellFormed()).toBe(true)
      expect(text.replace(/\s+/g, ' ')).toContain(excerpt.replace(/^… /, '').replace(/…$/, ''))
    })
    fc.assert(holds, { seed: SEED, numRuns: 1_000 })
  })

  test('comes with what is found', async () => {
    await startTestConversation([`${'so '.repeat(100)}many desks ${'and more '.repeat(100)}`])
    const [message] = await messagesHolding('DÉSK')
    expect(message?.excerpt).toContain('many desks')
    expect(message?.excerpt.length).toBeLessThan(170)
    expect(message?.words).toEqual(['desk'])
  })
})

/** Each message that is found, the best first, as its conversation and its place there. */
async function found(text: string): Promise<string[]> {
  return (await messagesHolding(text)).map(({ conversationId, seq }) => `${conversationId} ${seq}`)
}

async function spokenBefore({ id }: Conversation, daysAgo: number, body: string, seq: number): Promise<void> {
  const at = new Date(Date.now() - daysAgo * 86_400_000)
  await sql`
    insert into messages (id, conversation_id, seq, rev, author, body, client_id, created_at)
    values (${Bun.randomUUIDv7('hex', at)}, ${id}, ${seq}, ${seq}, 'visitor', ${body}, ${crypto.randomUUID()}, ${at})`
}
