import { sql } from 'drizzle-orm'
import { boolean, check, jsonb, pgTable, smallint } from 'drizzle-orm/pg-core'

/** What admins decide for the whole team: one row, made by the migration. */
export const settings = pgTable(
  'settings',
  {
    id: smallint().primaryKey().default(1),
    /** Whether agents see what a visitor is typing before it is sent. */
    showsTyping: boolean('shows_typing').notNull().default(false),
    /** Limits that an admin has changed, by name; all others are as `src/limits` has them. */
    limits: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [check('settings_one', sql`${t.id} = 1`)],
)

export type Settings = Omit<typeof settings.$inferSelect, 'id'>
