import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { quoted, STATEMENT_TIMEOUT, wordsOf } from './word-search'

/** Where words were found in one conversation. */
export interface WordsInside {
  /** The places of the messages, the newest first. */
  seqs: number[]
  /** Whether there may be more, farther back. */
  more: boolean
  /** The words, folded; the last one may be the beginning of others. */
  words: string[]
  beginning?: string
}

const MOST_HITS = 200
// So many messages are read one by one, at 18 µs each, sooner than the index of all conversations' words is asked.
const READ_ONE_BY_ONE = 2_000
const STATEMENT_WITHIN_MS = 250

/** The newest messages of a conversation that hold all words of a text. */
export async function wordsInside({ id, seq }: Pick<Conversation, 'id' | 'seq'>, text: string): Promise<WordsInside> {
  const { words, beginning } = await sql.begin((tx) => wordsOf(tx, text))
  if (words.length === 0) return { seqs: [], more: false, words }
  const query = words.map((word) => (word === beginning ? `${quoted(word)}:*` : quoted(word))).join(' & ')
  const found = seq > READ_ONE_BY_ONE ? await byIndex(id, query) : { seqs: await amongNewest(id, query), more: false }
  return { seqs: found.seqs.slice(0, MOST_HITS), more: found.more || found.seqs.length > MOST_HITS, words, beginning }
}

/** Where a word is so common that looking it up takes too long, only the newest messages are read. */
async function byIndex(id: string, query: string): Promise<{ seqs: number[]; more: boolean }> {
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('statement_timeout', ${String(STATEMENT_WITHIN_MS)}, true)`
      const found = await tx<{ seq: number }[]>`
        select seq from messages
        where conversation_id = ${id} and author <> 'system' and message_words(body, id) @@ ${query}::tsquery
        order by seq desc limit ${MOST_HITS + 1}`
      return { seqs: found.map(({ seq }) => seq), more: false }
    })
  } catch (error) {
    if ((error as { code?: string }).code !== STATEMENT_TIMEOUT) throw error
    return { seqs: await amongNewest(id, query), more: true }
  }
}

async function amongNewest(id: string, query: string): Promise<number[]> {
  const found = await sql<{ seq: number }[]>`
    select seq from (
      select seq, body from messages where conversation_id = ${id} and author <> 'system' order by seq desc limit ${READ_ONE_BY_ONE}
    ) as newest
    where to_tsvector('simple', apart(body)) @@ ${query}::tsquery
    order by seq desc limit ${MOST_HITS + 1}`
  return found.map(({ seq }) => seq)
}
