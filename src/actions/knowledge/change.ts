import { eq, sql } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { NotFound } from '../../ground/errors'
import type { ArticleInput } from '../../model/knowledge/article-input'
import { type Article, articles } from '../../model/knowledge/schema'

/** Replaces an article's text. Throws `NotFound` if somebody has removed it in the meantime. */
export async function changeArticle({ id }: Article, input: ArticleInput): Promise<Article> {
  // Later than before even within a millisecond, or a search could take the change for what it knows.
  const laterTime = sql`greatest(clock_timestamp(), ${articles.updatedAt} + interval '1 millisecond')`
  const [article] = await db
    .update(articles)
    .set({ ...input, updatedAt: laterTime })
    .where(eq(articles.id, id))
    .returning()
  if (!article) throw new NotFound('This article has been deleted.')
  announceChange('articles')
  return article
}
