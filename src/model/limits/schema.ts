import { doublePrecision, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { time } from '../../db/columns'

/**
 * How much of a limit a holder (an address, an account, or everybody) has used. In the database, so that several
 * servers count as one. The table is unlogged: after a crash of PostgreSQL all counts start again, and no count costs a
 * write to the log.
 */
export const allowances = pgTable(
  'allowances',
  {
    /** Which limit. */
    name: text().notNull(),
    holder: text().notNull(),
    /** How much was used by `since`. */
    used: doublePrecision().notNull(),
    since: time('since').notNull(),
  },
  (t) => [primaryKey({ columns: [t.name, t.holder] }), index('allowances_since').on(t.since)],
)
