import { db } from '../../db/client'
import { timedCache } from '../../db/timed-cache'
import { articles } from '../../model/knowledge/schema'

// Every chat that is opened asks, and articles change rarely: another server may notice a little later.
const KEPT_MS = 10_000
const MOST = 4
const MOST_LOOKED_AT = 50
/** What fits on a line or two of the chat, in UTF-16 code units. */
const LONGEST = 60

/** A few questions that the articles answer, for visitors who do not know what to ask; at most ten seconds old. */
export const suggestedQuestions: () => Promise<string[]> = timedCache(KEPT_MS, async () => {
  // The first that were written are about what is asked most, as a rule.
  const rows = await db
    .select({ title: articles.title, questions: articles.questions })
    .from(articles)
    .orderBy(articles.id)
    .limit(MOST_LOOKED_AT)
  return [...new Set(rows.flatMap(({ title, questions }) => [title, ...questions].find(isQuestion) ?? []))].slice(
    0,
    MOST,
  )
}).current

function isQuestion(text: string): boolean {
  return text.length <= LONGEST && /[?？؟]$/.test(text)
}
