import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { existingRecord } from '../../model/form-key'
import type { ArticleInput } from '../../model/knowledge/article-input'
import { type Article, articles } from '../../model/knowledge/schema'
import { articleWithId } from '../../reads/knowledge/queries'

/**
 * Adds an article; the responder answers from it with the next question. Under an `id` that is there already it is the
 * same article, or a `Conflict`.
 */
export async function createArticle(input: ArticleInput, id: string = Bun.randomUUIDv7()): Promise<Article> {
  const [article] = await db
    .insert(articles)
    .values({ ...input, id })
    .onConflictDoNothing()
    .returning()
  if (!article) return existingRecord(await articleWithId(id), input)
  announceChange('articles')
  return article
}
