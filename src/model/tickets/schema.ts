import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'

export const TICKET_STATUSES = ['open', 'pending', 'solved'] as const
export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const

export const tickets = pgTable(
  'tickets',
  {
    id: id(),
    /** What people call the ticket: counted up from 1. */
    number: integer().notNull().unique().generatedAlwaysAsIdentity(),
    conversationId: uuid('conversation_id').references(() => conversations.id, { onDelete: 'set null' }),
    subject: text().notNull(),
    description: text().notNull().default(''),
    priority: text({ enum: TICKET_PRIORITIES }).notNull().default('normal'),
    status: text({ enum: TICKET_STATUSES }).notNull().default('open'),
    assigneeId: uuid('assignee_id').references(() => agents.id),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => agents.id),
    createdAt: time('created_at').notNull().defaultNow(),
    updatedAt: time('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('tickets_conversation').on(t.conversationId),
    index('tickets_newest').on(t.updatedAt, t.id),
    check('tickets_priority', sql`${t.priority} in ('low', 'normal', 'high', 'urgent')`),
    check('tickets_status', sql`${t.status} in ('open', 'pending', 'solved')`),
  ],
)

export type Ticket = typeof tickets.$inferSelect
