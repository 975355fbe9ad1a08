import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { conversations } from '../conversations/schema'
import { id, time } from '../db/columns'
import { messages } from '../messages/schema'

/** A file; `key` is its random name in the store. It waits without a message while it is being sent. */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'cascade' }),
    key: text().notNull().unique(),
    name: text().notNull(),
    type: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    width: integer(),
    height: integer(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('attachments_message').on(t.messageId),
    index('attachments_conversation').on(t.conversationId),
    check('attachments_size', sql`${t.size} between 0 and 10485760`),
  ],
)
