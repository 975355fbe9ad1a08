import { sql } from '../../db/client'
import { timedCache } from '../../db/timed-cache'

/** How common words are in messages, as PostgreSQL found when it last looked. */
export interface WordFrequencies {
  messages: number
  /** The share of messages that hold a word, for the common ones. */
  common: Map<string, number>
  /** All other words are in fewer than this share. */
  floor: number
}

const KEPT_MS = 60_000

/** The frequencies of words; looked up once a minute, as they change slowly. */
export const wordFrequencies: () => Promise<WordFrequencies> = timedCache(KEPT_MS, async () => {
  const [table] = await sql<
    { messages: number }[]
  >`select greatest(reltuples, 0)::float8 as messages from pg_class where oid = 'messages'::regclass`
  const words = await sql<{ word: string; share: number }[]>`
    select word, share from pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs) as elements (word, share)
    where schemaname = current_schema() and tablename = 'messages_words' and word is not null`
  const common = new Map(words.map(({ word, share }) => [word, share]))
  return { messages: table?.messages ?? 0, common, floor: Math.min(1, ...common.values()) }
}).current

/** About how many messages hold all these words. Those that are not common are taken for a good deal rarer than those that are. */
export function expectedMessages(words: string[], { messages, common, floor }: WordFrequencies): number {
  return words.reduce((expected, word) => expected * (common.get(word) ?? floor / 4), messages)
}
