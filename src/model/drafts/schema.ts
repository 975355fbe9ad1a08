import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { time } from '../../db/columns'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'

/** What an agent has typed and not sent: for each conversation a reply to the visitor and a note to the team. */
export const drafts = pgTable(
  'drafts',
  {
    agentId: uuid('agent_id')
      .notNull()
      .references(() => agents.id, { onDelete: 'cascade' }),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    author: text({ enum: ['agent', 'note'] }).notNull(),
    body: text().notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.agentId, t.conversationId, t.author] }),
    check('drafts_author', sql`${t.author} in ('agent', 'note')`),
  ],
)

export type Draft = typeof drafts.$inferSelect
