import { db } from '../db/client'
import { announceChange } from '../workspace/broadcasts'
import type { ArticleDraft } from './article-draft'
import { type Article, articles } from './schema'

/** Adds an article; the responder answers from it with the next question. */
export async function createArticle(draft: ArticleDraft): Promise<Article> {
  const [article] = await db.insert(articles).values(draft).returning()
  announceChange('articles')
  return article as Article
}
