import { beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { sql } from '../../src/db/client'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Message } from '../../src/model/messages/schema'
import { anchorQuery, PAGE_OF_MESSAGES, readAnchor, type Stretch } from '../../src/model/messages/stretch'
import { visibleToVisitor } from '../../src/model/messages/visitor-json'
import { MOST_MISSED, missedSummary, missedTooMuch, readShownRange } from '../../src/reads/messages/missed-changes'
import { stretchOf } from '../../src/reads/messages/stretch'
import { VISIBLE, visibleStretch } from '../../src/reads/messages/visible-to-visitor'
import { wordsInside } from '../../src/reads/messages/words-inside'
import { testDatabase } from '../support/database'
import { anyAgent, startTestConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { writeLongThread } from '../support/long-thread'

testDatabase()

const LENGTH = 400
let agent: Agent
let chat: Conversation
let all: Message[]
beforeAll(async () => {
  agent = await anyAgent()
  // Long runs of notes, which visitors do not see, between what they do.
  const author = (n: number) => (n % 100 > 40 && n % 100 < 97 ? 'note' : n % 2 === 0 ? 'agent' : 'visitor')
  chat = await writeLongThread(await startTestConversation(['Hello']), agent, LENGTH, {
    line: (n) => ({ author: author(n), body: `line ${n}` }),
  })
  all = await sql<Message[]>`select * from messages where conversation_id = ${chat.id} order by seq`
})

const audiences = {
  agents: { read: (place = {}) => stretchOf(chat.id, place), sees: (_: Message) => true },
  visitor: { read: (place = {}) => visibleStretch(chat.id, place), sees: visibleToVisitor },
}

describe.each(['agents', 'visitor'] as const)('the thread of %s', (audience) => {
  const { read, sees } = audiences[audience]
  const seqsOf = (messages: Message[]) => messages.map(({ seq }) => seq)

  test('read in any way, equals the database without a gap', async () => {
    const step = fc.oneof(
      fc.constant({ kind: 'older' as const }),
      fc.constant({ kind: 'newer' as const }),
      fc.constant({ kind: 'newest' as const }),
      fc.record({ kind: fc.constant('at' as const), at: fc.nat(LENGTH + 20) }),
    )
    const visible = seqsOf(all.filter(sees))
    const property = fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      let window = await read()
      for (const one of steps) {
        if (one.kind === 'newest') window = await read()
        else if (one.kind === 'at') window = await read({ at: one.at })
        else
          window = grown(
            window,
            one.kind,
            await read(
              one.kind === 'older'
                ? { before: window.messages[0]?.seq ?? 0 }
                : { after: window.messages.at(-1)?.seq ?? 0 },
            ),
          )
        const shown = seqsOf(window.messages)
        const from = visible.indexOf(shown[0] ?? -1)
        expect(shown).toEqual(visible.slice(from, from + shown.length))
        expect(window).toMatchObject({ older: from > 0, newer: from + shown.length < visible.length })
      }
    })
    await expectAlways(property, 60)
  })

  test('comes in pages of fifty, even behind a long run of hidden lines', async () => {
    const { messages, newer } = await read()
    expect(messages).toHaveLength(PAGE_OF_MESSAGES)
    expect(newer).toBe(false)
    const { messages: around } = await read({ at: 200 })
    expect(around.filter(({ seq }) => seq < 200)).toHaveLength(PAGE_OF_MESSAGES / 2)
    expect(around.filter(({ seq }) => seq >= 200)).toHaveLength(PAGE_OF_MESSAGES / 2)
  })
})

describe('a client that was away for long', () => {
  test('gets the changes to what it shows and a count of the rest', async () => {
    const which = { agents: undefined, visitor: VISIBLE() }
    const property = fc.asyncProperty(
      fc.nat(LENGTH),
      fc.nat(200),
      fc.nat(LENGTH),
      fc.nat(LENGTH + 1),
      async (from, length, since, known) => {
        for (const audience of ['agents', 'visitor'] as const) {
          const seen = all.filter(audiences[audience].sees)
          const missed = await missedSummary(
            chat.id,
            since,
            { first: from, last: from + length, readUpTo: known },
            which[audience],
          )
          expect(missed.changedMessages.map(({ seq }) => seq)).toEqual(
            seen.filter(({ seq, rev }) => seq >= from && seq <= from + length && rev > since).map(({ seq }) => seq),
          )
          expect(missed.newerCount).toBe(seen.filter(({ seq }) => seq > known).length)
        }
      },
    )
    await expectAlways(property, 40)
  })

  test('has missed too much only beyond the limit', () => {
    expect(missedTooMuch({ rev: MOST_MISSED + 5 }, 5)).toBe(false)
    expect(missedTooMuch({ rev: MOST_MISSED + 6 }, 5)).toBe(true)
    expect(missedTooMuch({ rev: 5 }, 2000)).toBe(false)
  })

  test('must report what it shows in numbers', () => {
    expect(readShownRange({ from: '1', to: 20, known: '20' })).toEqual({ first: 1, last: 20, readUpTo: 20 })
    for (const odd of [
      {},
      { from: 1, to: 2 },
      { from: -1, to: 2, known: 2 },
      { from: '1 or 1', to: 2, known: 2 },
      { from: null, to: [], known: {} },
    ]) {
      expect(readShownRange(odd as Record<string, unknown>)).toBeUndefined()
    }
  })
})

test('a place is a number or the newest', () => {
  expect(readAnchor({ before: '12' })).toEqual({ before: 12, after: undefined, at: undefined })
  expect(readAnchor({ before: '', after: '1.5', at: '-3' })).toEqual({
    before: undefined,
    after: undefined,
    at: undefined,
  })
})

test('the query of a place is what it is read from, and empty for the newest', () => {
  for (const place of [{ before: 12 }, { after: 0 }, { at: 7 }])
    expect(readAnchor(Object.fromEntries(new URLSearchParams(anchorQuery(place))))).toMatchObject(place)
  expect(anchorQuery({})).toBe('')
})

describe('words inside a conversation', () => {
  test('are found alike by the index in long threads and by reading short ones', async () => {
    const line = (n: number) => ({
      author: n % 3 === 0 ? ('note' as const) : ('visitor' as const),
      body: `line ${n} ${n % 7 === 0 ? 'Tórtoise, hare' : 'hare'} ${n % 4 === 0 ? 'tortoiseshell' : ''}`,
    })
    const [short, long] = await Promise.all(
      [300, 2500].map(async (count) => writeLongThread(await startTestConversation(['Hello']), agent, count, { line })),
    )
    for (const [conversation, length] of [
      [short, 300],
      [long, 2500],
    ] as const) {
      const places = (fits: (n: number) => boolean) =>
        Array.from({ length }, (_, n) => n + 1)
          .filter(fits)
          .map((n) => n + 1)
          .reverse()
      const first = (seqs: number[]) => ({ seqs: seqs.slice(0, 200), more: seqs.length > 200 })
      const search = async (text: string) => {
        const { seqs, more } = await wordsInside(conversation as Conversation, text)
        return { seqs, more }
      }
      expect(await search('hare tortoise')).toEqual(first(places((n) => n % 7 === 0 || n % 4 === 0)))
      expect(await search('tortoise hare')).toEqual(first(places((n) => n % 7 === 0)))
      expect(await search('hare')).toEqual(first(places(() => true)))
      expect(await search('walrus')).toEqual({ seqs: [], more: false })
    }
  })
})

function grown(window: Stretch, side: 'older' | 'newer', more: Stretch): Stretch {
  if (side === 'older')
    return { messages: [...more.messages, ...window.messages], older: more.older, newer: window.newer }
  return { messages: [...window.messages, ...more.messages], older: window.older, newer: more.newer }
}
