import { sql, type Transaction } from '../../db/client'
import type { FoundMessage } from '../../model/messages/search-results'
import { asSearched, spellings } from '../../model/messages/spellings'
import { withoutMarkup } from '../../model/messages/without-markup'
import { withoutInvisible } from '../../text/invisible-characters'
import { fold } from '../../text/search-text'
import { excerptAround } from './excerpt'
import { expectedMessages, type WordFrequencies, wordFrequencies } from './word-frequencies'

const SHOWN = 10
// A common word is in more messages than anybody ranks: the best are chosen from the newest.
const RANKED = 200
const ENOUGH = 50
// So many can be looked at in one go. Of more, only the newest are.
const AT_ONCE = 5_000
const SHORTEST_BEGINNING = 3
// No search may keep the database busy for longer; what has been found by then is shown.
const STATEMENT_WITHIN_MS = 250

/**
 * Messages that hold all words of a text, the best first: of the newest that hold them, those where they stand closest
 * together. Where few hold them as they are, the last word may be the beginning of one, as it is while somebody types.
 */
export async function messagesHolding(text: string): Promise<FoundMessage[]> {
  const frequencies = await wordFrequencies()
  let messages: FoundMessage[] = []
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(STATEMENT_WITHIN_MS)}, true)`
      const { words, beginning } = await wordsOf(tx, text)
      if (words.length === 0) return
      messages = await bestMessages(
        tx,
        words.map((word) => inAnySpelling(word)).join(' & '),
        expectedMessages(words, frequencies),
        words,
      )
      if (messages.length < SHOWN && beginning) messages = await bestWithBeginning(tx, words, beginning, frequencies)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== STATEMENT_TIMEOUT) throw error
  }
  return messages
}

/** The code with which PostgreSQL gives up. */
export const STATEMENT_TIMEOUT = '57014'

/** The words of a text as the index knows them, and the last one where it may be the beginning of a longer one. */
export async function wordsOf(tx: Transaction, text: string): Promise<{ words: string[]; beginning?: string }> {
  const [row] = await tx<
    { words: string[] }[]
  >`select tsvector_to_array(to_tsvector('simple', apart(${withoutInvisible(asSearched(text))}))) as words`
  const words = row?.words ?? []
  const last = fold(text).match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+$/u)?.[0] ?? ''
  return {
    words,
    beginning: last.length >= SHORTEST_BEGINNING ? words.find((word) => fold(word) === last) : undefined,
  }
}

/** As `bestMessages`, with the last word as the beginning of others. */
async function bestWithBeginning(
  tx: Transaction,
  words: string[],
  beginning: string,
  frequencies: WordFrequencies,
): Promise<FoundMessage[]> {
  const others = words.filter((word) => word !== beginning)
  // Looking up a beginning reads all words that share it. Where there are many messages, the common ones are named.
  const common = [...frequencies.common].filter(([word]) => word.startsWith(beginning)).sort(([, a], [, b]) => b - a)
  const namedWords = frequencies.messages > MANY ? common.slice(0, COMPLETIONS) : []
  const completedQuery =
    namedWords.length > 0
      ? `(${namedWords.map(([word]) => quoteWord(word)).join(' | ')})`
      : inAnySpelling(beginning, ':*')
  const expectedCount =
    expectedMessages(others, frequencies) *
    namedWords.reduce((sum, [, share]) => sum + share, namedWords.length > 0 ? 0 : frequencies.floor / 4)
  return bestMessages(
    tx,
    [...others.map((word) => inAnySpelling(word)), completedQuery].join(' & '),
    expectedCount,
    words,
  )
}

const MANY = 200_000
const COMPLETIONS = 8

async function bestMessages(
  tx: Transaction,
  query: string,
  expectedCount: number,
  words: string[],
): Promise<FoundMessage[]> {
  const ids = expectedCount <= AT_ONCE ? await idsHolding(tx, query) : await newestHolding(tx, query)
  const messages = await tx<(FoundMessage & { body: string })[]>`
    select messages.id, conversation_id, messages.seq, author, author_name, messages.created_at, body, visitor_id, visitor_name, visitor_email
    from messages join conversations on conversations.id = conversation_id
    where messages.id = any(${ids})
    order by ts_rank_cd(message_words(body, messages.id), ${query}::tsquery, 1) desc, messages.id desc
    limit ${SHOWN}`
  const searchWords = [...new Set(words.map(fold))]
  return messages.map(({ body, ...message }) => ({
    ...message,
    excerpt: excerptAround(message.author === 'visitor' ? body : withoutMarkup(body), searchWords),
    words: searchWords,
  }))
}

/** Looks back from now in growing steps until there are enough. */
async function newestHolding(tx: Transaction, query: string): Promise<string[]> {
  for (const { stretch, few } of stretchesBack(Date.now())) {
    const ids = await idsHolding(tx, `(${query}) & (${stretch})`)
    if (ids.length >= ENOUGH) return ids
    // The words are common, but not together: there will not be many in all.
    if (ids.length < few) break
  }
  return idsHolding(tx, query)
}

async function idsHolding(tx: Transaction, query: string): Promise<string[]> {
  // In two steps, as PostgreSQL would rather go through all messages from the newest on than use the index of words.
  const rows = await tx<{ id: string }[]>`
    with held as materialized (select id from messages where author <> 'system' and message_words(body, id) @@ ${query}::tsquery)
    select id from held order by id desc limit ${RANKED}`
  return rows.map(({ id }) => id)
}

// How far back each step looks: the index names stretches of time by the beginnings of ids. With fewer messages than
// `few` in such a time, it is time to look at all.
const STEPS = [
  { digits: 7, stretches: 8, few: 0 },
  { digits: 6, stretches: 4, few: 0 },
  { digits: 5, stretches: 2, few: 5 },
  { digits: 5, stretches: 8, few: ENOUGH },
]

function stretchesBack(now: number): { stretch: string; few: number }[] {
  return STEPS.map(({ digits, stretches, few }) => {
    const last = Math.floor(now / 16 ** (12 - digits))
    const names = Array.from({ length: stretches }, (_, back) =>
      quoteWord(`@${(last - back).toString(16).padStart(digits, '0')}`),
    )
    return { stretch: names.join(' | '), few }
  })
}

/** A word in a text search query, however it is spelled; with `:*`, the beginning of one. */
export function inAnySpelling(word: string, suffix = ''): string {
  return `(${spellings(word)
    .map((one) => quoteWord(one) + suffix)
    .join(' | ')})`
}

function quoteWord(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
