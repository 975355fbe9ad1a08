import { db } from '../../db/client'
import { articles } from '../../model/knowledge/schema'

// Every chat that is opened asks, and articles change rarely: another server may notice a little later.
const KEPT_MS = 10_000
const MOST = 4
const MOST_LOOKED_AT = 50
/** What fits on a line or two of the chat, in UTF-16 code units. */
const LONGEST = 60

const known = new WeakMap<typeof db, { questions: string[]; until: number }>()

/** A few questions that the articles answer, for visitors who do not know what to ask; at most ten seconds old. */
export async function suggestedQuestions(): Promise<string[]> {
  const kept = known.get(db)
  if (kept && performance.now() < kept.until) return kept.questions
  // The first that were written are about what is asked most, as a rule.
  const rows = await db
    .select({ title: articles.title, questions: articles.questions })
    .from(articles)
    .orderBy(articles.id)
    .limit(MOST_LOOKED_AT)
  const questions = [
    ...new Set(rows.flatMap(({ title, questions }) => [title, ...questions].find(isQuestion) ?? [])),
  ].slice(0, MOST)
  known.set(db, { questions, until: performance.now() + KEPT_MS })
  return questions
}

function isQuestion(text: string): boolean {
  return text.length <= LONGEST && /[?？؟]$/.test(text)
}
