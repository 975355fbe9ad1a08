import { sql, type Transaction } from '../../db/client'
import type { FoundMessage } from '../../model/messages/found'
import { asSearched, spellings } from '../../model/messages/spellings'
import { withoutMarkup } from '../../model/messages/without-markup'
import { withoutInvisible } from '../../text/invisible'
import { folded } from '../../text/search-text'
import { excerptAround } from './excerpt'
import { expectedMessages, type WordFrequencies, wordFrequencies } from './word-frequencies'

const SHOWN = 10
// A common word is in more messages than anybody ranks: the best are chosen from the newest.
const RANKED = 200
const ENOUGH = 50
// So many can be looked at in one go. Of more, only the newest are.
const AT_ONCE = 5_000
const SHORTEST_BEGINNING = 3
// No search may keep the database busy, no matter what its words are; what has been found by then is shown.
const STATEMENT_WITHIN_MS = 250

/**
 * Messages that hold all words of a text, the best first: of the newest that hold them, those where they stand closest
 * together. Where few hold them as they are, the last word may be the beginning of one, as it is while somebody types.
 */
export async function messagesHolding(text: string): Promise<FoundMessage[]> {
  const frequencies = await wordFrequencies()
  let found: FoundMessage[] = []
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(STATEMENT_WITHIN_MS)}, true)`
      const { words, beginning } = await wordsOf(tx, text)
      if (words.length === 0) return
      found = await best(
        tx,
        words.map((word) => inAnySpelling(word)).join(' & '),
        expectedMessages(words, frequencies),
        words,
      )
      if (found.length < SHOWN && beginning) found = await bestWithBeginning(tx, words, beginning, frequencies)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== STATEMENT_TIMEOUT) throw error
  }
  return found
}

/** The code with which PostgreSQL gives up. */
export const STATEMENT_TIMEOUT = '57014'

/** The words of a text as the index knows them, and the last one where it may be the beginning of a longer one. */
export async function wordsOf(tx: Transaction, text: string): Promise<{ words: string[]; beginning?: string }> {
  const [row] = await tx<
    { words: string[] }[]
  >`select tsvector_to_array(to_tsvector('simple', apart(${withoutInvisible(asSearched(text))}))) as words`
  const words = row?.words ?? []
  const last = folded(text).match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+$/u)?.[0] ?? ''
  return {
    words,
    beginning: last.length >= SHORTEST_BEGINNING ? words.find((word) => folded(word) === last) : undefined,
  }
}

/** As `best`, with the last word as the beginning of others. */
async function bestWithBeginning(
  tx: Transaction,
  words: string[],
  beginning: string,
  frequencies: WordFrequencies,
): Promise<FoundMessage[]> {
  const others = words.filter((word) => word !== beginning)
  // Looking up a beginning reads all words that share it. Where there are many messages, the common ones are named.
  const common = [...frequencies.common].filter(([word]) => word.startsWith(beginning)).sort(([, a], [, b]) => b - a)
  const named = frequencies.messages > MANY ? common.slice(0, COMPLETIONS) : []
  const completed =
    named.length > 0 ? `(${named.map(([word]) => quoted(word)).join(' | ')})` : inAnySpelling(beginning, ':*')
  const expected =
    expectedMessages(others, frequencies) *
    named.reduce((sum, [, share]) => sum + share, named.length > 0 ? 0 : frequencies.floor / 4)
  return best(tx, [...others.map((word) => inAnySpelling(word)), completed].join(' & '), expected, words)
}

const MANY = 200_000
const COMPLETIONS = 8

async function best(tx: Transaction, query: string, expected: number, words: string[]): Promise<FoundMessage[]> {
  const ids = expected <= AT_ONCE ? await holding(tx, query) : await newestHolding(tx, query)
  const found = await tx<(FoundMessage & { body: string })[]>`
    select messages.id, conversation_id, messages.seq, author, author_name, messages.created_at, body, visitor_id, visitor_name, visitor_email
    from messages join conversations on conversations.id = conversation_id
    where messages.id = any(${ids})
    order by ts_rank_cd(message_words(body, messages.id), ${query}::tsquery, 1) desc, messages.id desc
    limit ${SHOWN}`
  const shown = [...new Set(words.map(folded))]
  return found.map(({ body, ...message }) => ({
    ...message,
    excerpt: excerptAround(message.author === 'visitor' ? body : withoutMarkup(body), shown),
    words: shown,
  }))
}

/** Looks back from now in steps that grow, until there are enough. */
async function newestHolding(tx: Transaction, query: string): Promise<string[]> {
  for (const { stretch, few } of stretchesBack(Date.now())) {
    const found = await holding(tx, `(${query}) & (${stretch})`)
    if (found.length >= ENOUGH) return found
    // The words are common, but not together: there will not be many in all.
    if (found.length < few) break
  }
  return holding(tx, query)
}

async function holding(tx: Transaction, query: string): Promise<string[]> {
  // In two steps, as PostgreSQL would rather go through all messages from the newest on than use the index of words.
  const found = await tx<{ id: string }[]>`
    with held as materialized (select id from messages where author <> 'system' and message_words(body, id) @@ ${query}::tsquery)
    select id from held order by id desc limit ${RANKED}`
  return found.map(({ id }) => id)
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
      quoted(`@${(last - back).toString(16).padStart(digits, '0')}`),
    )
    return { stretch: names.join(' | '), few }
  })
}

/** A word in a text search query, however it is spelled; with `:*`, the beginning of one. */
export function inAnySpelling(word: string, suffix = ''): string {
  return `(${spellings(word)
    .map((one) => quoted(one) + suffix)
    .join(' | ')})`
}

function quoted(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
