import { eq } from 'drizzle-orm'
import { db } from '../db/client'
import { announceChange } from '../workspace/broadcasts'
import { type Article, articles } from './schema'

/** Deletes an article. Answers that were given from it keep its title. */
export async function removeArticle({ id }: Article): Promise<void> {
  await db.delete(articles).where(eq(articles.id, id))
  announceChange('articles')
}
