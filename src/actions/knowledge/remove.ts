import { eq } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { type Article, articles } from '../../model/knowledge/schema'

/** Deletes an article. Answers that were given from it keep its title. */
export async function removeArticle({ id }: Article): Promise<void> {
  await db.delete(articles).where(eq(articles.id, id))
  announceChange('articles')
}
