import { sql } from 'drizzle-orm'
import { index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'

export const articles = pgTable(
  'articles',
  {
    id: id(),
    title: text().notNull(),
    body: text().notNull(),
    /** Questions people ask that this article answers. */
    questions: text().array().notNull().default(sql`'{}'`),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [index('articles_updated').on(t.updatedAt)],
)

export type Article = typeof articles.$inferSelect
