import { boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { id, time } from '../db/columns'

/** `tokenHash` is the SHA-256 of the visitor's bearer token. */
export const visitors = pgTable(
  'visitors',
  {
    id: id(),
    tokenHash: text('token_hash').notNull().unique(),
    name: text(),
    email: text(),
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
  (t) => [index('visitors_last_seen').on(t.lastSeenAt)],
)

export type Visitor = typeof visitors.$inferSelect
