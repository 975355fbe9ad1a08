import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { madeBefore } from '../../model/form-key'
import type { ArticleDraft } from '../../model/knowledge/article-draft'
import { type Article, articles } from '../../model/knowledge/schema'
import { articleWithId } from '../../reads/knowledge/queries'

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
