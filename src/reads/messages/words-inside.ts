import { sql, type Transaction } from '../../db/client'
import type { Conversation } from '../../model/conversations/schema'
import type { WordsInside } from '../../model/messages/search-results'
import { spellings } from '../../model/messages/spellings'
import { inAnySpelling, STATEMENT_TIMEOUT, wordsOf } from './word-search'

const MOST_HITS = 200
// Up to this many messages are read one by one, at 18 µs each, because that is faster than the index of all
// conversations.
const READ_ONE_BY_ONE = 2_000
const READ_AT_LEAST = 100
const STATEMENT_WITHIN_MS = 250

/** The newest messages of a conversation that hold all words of a text. */
export async function wordsInside({ id, seq }: Pick<Conversation, 'id' | 'seq'>, text: string): Promise<WordsInside> {
  const { words, beginning } = await sql.begin((tx) => wordsOf(tx, text))
  if (words.length === 0) return { seqs: [], more: false, words }
  const query = words.map((word) => inAnySpelling(word, word === beginning ? ':*' : '')).join(' & ')
  const hits = await hitsWithin(id, query, seq)
  return {
    seqs: hits.seqs.slice(0, MOST_HITS),
    more: hits.more || hits.seqs.length > MOST_HITS,
    words: words.flatMap(spellings),
    beginning,
  }
}

/**
 * By the index, or in a short conversation by reading it. Where that takes too long, because a word is so common or the
 * messages are so long, only the newest messages are read, and few of them at last.
 */
async function hitsWithin(id: string, query: string, seq: number): Promise<{ seqs: number[]; more: boolean }> {
  const all = seq > READ_ONE_BY_ONE ? await inTime((tx) => byIndex(tx, id, query)) : undefined
  if (all) return { seqs: all, more: false }
  const newest = await inTime((tx) => amongNewest(tx, id, query, READ_ONE_BY_ONE))
  if (newest) return { seqs: newest, more: seq > READ_ONE_BY_ONE }
  return { seqs: (await inTime((tx) => amongNewest(tx, id, query, READ_AT_LEAST))) ?? [], more: true }
}

/** What a statement finds, or undefined where it takes too long. */
async function inTime(find: (tx: Transaction) => Promise<{ seq: number }[]>): Promise<number[] | undefined> {
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(STATEMENT_WITHIN_MS)}, true)`
      return (await find(tx)).map(({ seq }) => seq)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== STATEMENT_TIMEOUT) throw error
    return undefined
  }
}

function byIndex(tx: Transaction, id: string, query: string) {
  return tx<{ seq: number }[]>`
    select seq from messages
    where conversation_id = ${id} and author <> 'system' and message_words(body, id) @@ ${query}::tsquery
    order by seq desc limit ${MOST_HITS + 1}`
}

function amongNewest(tx: Transaction, id: string, query: string, most: number) {
  return tx<{ seq: number }[]>`
    select seq from (
      select seq, body from messages where conversation_id = ${id} and author <> 'system' order by seq desc limit ${most}
    ) as newest
    where to_tsvector('simple', apart(body)) @@ ${query}::tsquery
    order by seq desc limit ${MOST_HITS + 1}`
}
