import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'

export const agents = pgTable(
  'agents',
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ['admin', 'agent'] }).notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    /** When one of their pages was last connected; written about once a minute while one is. */
    lastSeenAt: time('last_seen_at'),
    deactivatedAt: time('deactivated_at'),
  },
  (t) => [
    uniqueIndex('agents_email').on(sql`lower(${t.email})`),
    check('agents_role', sql`${t.role} in ('admin', 'agent')`),
  ],
)

/** `id` is the SHA-256 of what the browser's cookie holds, so a leaked table opens no session. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: uuid('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    expiresAt: time('expires_at').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [index('sessions_agent').on(t.userId)],
)

export type Agent = typeof agents.$inferSelect
