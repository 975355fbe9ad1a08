import { pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'

/** A saved reply: words an agent needs often, found by its shortcut. Without an agent it is the team's. */
export const savedReplies = pgTable(
  'replies',
  {
    id: id(),
    agentId: uuid('agent_id').references(() => agents.id, { onDelete: 'cascade' }),
    shortcut: text().notNull(),
    body: text().notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [unique('replies_shortcut').on(t.agentId, t.shortcut).nullsNotDistinct()],
)

export type SavedReply = typeof savedReplies.$inferSelect
