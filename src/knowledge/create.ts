import { db } from '../db/client'
import { madeBefore } from '../http/form-key'
import { announceChange } from '../workspace/broadcasts'
import type { ArticleDraft } from './article-draft'
import { articleWithId } from './queries'
import { type Article, articles } from './schema'

/**
 * Adds an article; the responder answers from it with the next question. Under an `id` that is there already it is the
 * same article, or a `Conflict`.
 */
export async function createArticle(draft: ArticleDraft, id: string = Bun.randomUUIDv7()): Promise<Article> {
  const [article] = await db
    .insert(articles)
    .values({ ...draft, id })
    .onConflictDoNothing()
    .returning()
  if (!article) return madeBefore(await articleWithId(id), draft)
  announceChange('articles')
  return article
}
