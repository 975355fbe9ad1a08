import { sql } from 'drizzle-orm'
import { check, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'

export const HANDOFF_VERBS = [
  'escalate',
  'join',
  'accept',
  'release',
  'time_out',
  'give_back',
  'take_over',
  'end',
  'reopen',
] as const
export type HandoffVerb = (typeof HANDOFF_VERBS)[number]

/** The log of control: one row for every epoch of a conversation. */
export const handoffs = pgTable(
  'handoffs',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    epoch: integer().notNull(),
    verb: text({ enum: HANDOFF_VERBS }).notNull(),
    actor: text({ enum: ['visitor', 'agent', 'responder', 'system'] }).notNull(),
    agentId: uuid('agent_id').references(() => agents.id),
    reason: text(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [
    unique('handoffs_epoch').on(t.conversationId, t.epoch),
    check(
      'handoffs_verb',
      sql`${t.verb} in ('escalate', 'join', 'accept', 'release', 'time_out', 'give_back', 'take_over', 'end', 'reopen')`,
    ),
    check('handoffs_actor', sql`(${t.actor} = 'agent') = (${t.agentId} is not null)`),
  ],
)
