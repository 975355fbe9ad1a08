import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'

/** `tokenHash` is the SHA-256 of the visitor's bearer token. */
export const visitors = pgTable(
  'visitors',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    name: text(),
    email: text(),
    /** Name and email as the search sees them: `searchable` of both. */
    search: text().notNull().default(''),
    verified: boolean().notNull().default(false),
    browser: text(),
    system: text(),
    language: text(),
    pageUrl: text('page_url'),
    pageTitle: text('page_title'),
    referrer: text(),
    firstSeenAt: time('first_seen_at').notNull().defaultNow(),
    lastSeenAt: time('last_seen_at').notNull().defaultNow(),
  },
  (t) => [
    // Every one, two and three characters in a row. Not updated at once, searches would have to look through what is pending.
    index('visitors_search').using('gin', sql`grams(${t.search})`).with({ fastupdate: false }),
  ],
)

export type Visitor = typeof visitors.$inferSelect

/** A visitor who asks for something, and from which address, as limits name it; programs that work on the database have none. */
export type AskingVisitor = Visitor & { address?: string }
