import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { time } from '../../db/columns'
import { agents } from '../agents/schema'
import { messages } from '../messages/schema'

/** A note names an agent, who is told. */
export const mentions = pgTable(
  'mentions',
  {
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    agentId: uuid('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    createdAt: time('created_at').notNull(),
    seenAt: time('seen_at'),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.agentId] }), index('mentions_agent').on(t.agentId, t.createdAt)],
)

export type Mention = typeof mentions.$inferSelect
