import { boolean, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'

/** A saved view: a name for a set of filters, for its agent or for the whole team. */
export const savedViews = pgTable(
  'views',
  {
    id: id(),
    agentId: uuid('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The filters as they stand in a URL. */
    query: text().notNull(),
    shared: boolean().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [index('views_agent').on(t.agentId)],
)

export type SavedView = typeof savedViews.$inferSelect
