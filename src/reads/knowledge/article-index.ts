import { passagesOf } from '../../model/knowledge/passages'
import { type Ranking, ranking } from '../../model/knowledge/ranking'
import type { Article } from '../../model/knowledge/schema'
import { type Terms, termsOf } from '../../model/knowledge/terms'

/** Articles, ready to be asked. */
export interface ArticleIndex {
  articles: Article[]
  /** Which article a question is about. */
  ranking: Ranking
  passages: Passage[]
  /** Which part of an article answers it. */
  passageRanking: Ranking
}

interface Passage {
  article: Article
  text: string
}

// A title says most in a few words; a body says a lot that people do not ask about.
const TITLE = 2
const QUESTION = 1
const BODY = 0.5

// Thousands of questions take a fifth of a second; others get their turn in between.
const PAUSE_AFTER_MS = 15

/** Reads articles into memory: an article is the words of its title, its example questions and its body. */
export async function indexArticles(articles: Article[]): Promise<ArticleIndex> {
  const index: ArticleIndex = { articles, ranking: ranking(), passages: [], passageRanking: ranking() }
  let pausedAt = performance.now()
  for (const article of articles) {
    index.ranking.add(articleTerms(article))
    for (const text of passagesOf(article.body)) {
      index.passages.push({ article, text })
      index.passageRanking.add(termsOf(text))
    }
    if (performance.now() - pausedAt > PAUSE_AFTER_MS) {
      await Bun.sleep(0)
      pausedAt = performance.now()
    }
  }
  return index
}

function articleTerms({ title, questions, body }: Article): Terms {
  const terms: Terms = new Map()
  const add = (text: string, weight: number) => {
    for (const [term, count] of termsOf(text)) terms.set(term, (terms.get(term) ?? 0) + count * weight)
  }
  add(title, TITLE)
  for (const question of questions) add(question, QUESTION)
  add(body, BODY)
  return terms
}
