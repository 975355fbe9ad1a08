import { sql } from 'drizzle-orm'
import { boolean, check, pgTable, smallint } from 'drizzle-orm/pg-core'

/** What admins decide for the whole team: one row, made by the migration. */
export const settings = pgTable(
  'settings',
  {
    id: smallint().primaryKey().default(1),
    /** Whether agents see what a visitor is typing before it is sent. */
    showsTyping: boolean('shows_typing').notNull().default(false),
  },
  (t) => [check('settings_one', sql`${t.id} = 1`)],
)

export type Settings = Omit<typeof settings.$inferSelect, 'id'>
