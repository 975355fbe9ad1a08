import type { Article } from '../../model/knowledge/schema'
import { stem } from '../../model/knowledge/stem'
import { contentWords, type Terms, termsOf } from '../../model/knowledge/terms'
import { type ArticleIndex, indexArticles } from './article-index'
import { articlesVersion, everyArticle } from './queries'

/** The best answer there is to a question. */
export interface FoundAnswer {
  article: Article
  /** The part of it that answers. */
  passage: string
  /** Its other parts, in the order in which they stand there. */
  others: string[]
  /** How likely it is the right article, from 0 to 1. */
  confidence: number
}

/** How much more of a question a passage must hold than the first one to be the answer. */
const CLEARLY = 0.03

/** Finds the passage that answers a question best; undefined where no article shares anything with it. */
export async function findPassage(question: string): Promise<FoundAnswer | undefined> {
  const index = await freshIndex()
  const { articles, ranking } = index
  const terms = termsOf(question)
  const [best, second] = ranking.rank(terms)
  const article = best && articles[best.index]
  if (!article) return undefined

  const weight = ranking.weight(contentWords(question).map(stem))
  const passage = passageOf(article, terms, index)
  const others = index.passages
    .filter((other) => other.article === article && other.text !== passage)
    .map(({ text }) => text)
  return { article, passage, others, confidence: confidence(best.share, second?.share ?? 0, weight) }
}

/** The first passage says what an article is about; another one answers only where it clearly fits better. */
function passageOf(article: Article, question: Terms, { passages, passageRanking }: ArticleIndex): string {
  const shares = new Map(passageRanking.rank(question).map(({ index, share }) => [passages[index], share]))
  const [first, ...others] = passages.filter((passage) => passage.article === article)
  let best = first
  let least = (shares.get(first) ?? 0) + CLEARLY
  for (const other of others) {
    const share = shares.get(other) ?? 0
    if (share <= least) continue
    best = other
    least = share
  }
  return best?.text ?? article.body
}

/**
 * A logistic regression over 10,000 real questions to a bank, half of them without an article that answers them, in
 * collections of 1 to 65 articles with 3 to 12 questions each: how much of the question the best article holds, how
 * far it is ahead of the second, and how much was asked. Of answers at 0.8 or more, nine in ten were right.
 */
function confidence(best: number, second: number, weight: number): number {
  const lead = best > 0 ? (best - second) / best : 0
  return 1 / (1 + Math.exp(-(21.5 * best + 2.7 * lead + 0.26 * Math.min(weight, 8) - 5.4)))
}

let currentIndex: { version: string; index: Promise<ArticleIndex> } | undefined

/** The index as of now: read again whenever an article has changed, in whichever process. */
async function freshIndex(): Promise<ArticleIndex> {
  // The version comes first: an article that changes while they are read makes the next question read them again.
  const version = await articlesVersion()
  if (currentIndex?.version === version) return currentIndex.index
  const reading = { version, index: everyArticle().then(indexArticles) }
  currentIndex = reading
  try {
    return await reading.index
  } catch (error) {
    if (currentIndex === reading) currentIndex = undefined
    throw error
  }
}
