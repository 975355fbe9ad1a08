import { and, count, desc, eq, ilike, or, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import { type Article, articles } from '../../model/knowledge/schema'

/** The articles that changed last, or those of them in which all the words occur. */
export async function newestArticles(words = ''): Promise<Article[]> {
  const patterns = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replace(/[%_\\]/g, '\\$&')}%`)
  const matching = patterns.map((pattern) =>
    or(
      ilike(articles.title, pattern),
      ilike(articles.body, pattern),
      ilike(sql`array_to_string(${articles.questions}, ' ')`, pattern),
    ),
  )
  return db
    .select()
    .from(articles)
    .where(and(...matching))
    .orderBy(desc(articles.updatedAt), desc(articles.id))
    .limit(500)
}

export async function articleWithId(id: string): Promise<Article | undefined> {
  const [article] = await db.select().from(articles).where(eq(articles.id, id))
  return article
}

/** All articles. */
export async function everyArticle(): Promise<Article[]> {
  return db.select().from(articles).orderBy(articles.id)
}

/**
 * A text that is another one after every change of any article, also by another process. The sum notices what the
 * newest time would not: a change that was committed after a later one.
 */
export async function articlesVersion(): Promise<string> {
  const sum = sql<string | null>`sum(extract(epoch from ${articles.updatedAt}))::text`
  const [row] = await db.select({ count: count(), sum }).from(articles)
  return `${row?.count} ${row?.sum}`
}
