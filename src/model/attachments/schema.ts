import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'
import { messages } from '../messages/schema'
import { visitors } from '../visitors/schema'

/** The largest file, in bytes. */
export const LARGEST_FILE = 10 * 1024 * 1024

/**
 * A file that somebody sent, agent or visitor. It waits without a message until its sender sends one with it; a
 * visitor's has no conversation until then either, as their first message makes it.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    visitorId: uuid('visitor_id').references(() => visitors.id, { onDelete: 'cascade' }),
    agentId: uuid('agent_id').references(() => agents.id),
    conversationId: uuid('conversation_id').references(() => conversations.id, { onDelete: 'cascade' }),
    messageId: uuid('message_id').references(() => messages.id, { onDelete: 'cascade' }),
    /** The address that a visitor sent it from, as limits name it, while it waits for a message. */
    address: text(),
    /** Its random name in the store. */
    key: text().notNull().unique(),
    /** The random name of its small picture, where it has one. */
    thumbnailKey: text('thumbnail_key').unique(),
    /** What the sender calls it. */
    name: text().notNull(),
    /** What it is, from its content: a MIME type. */
    type: text().notNull(),
    size: integer().notNull(),
    /** Of pictures, in pixels as they are shown. */
    width: integer(),
    height: integer(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('attachments_message').on(t.messageId),
    index('attachments_conversation').on(t.conversationId),
    index('attachments_visitor').on(t.visitorId),
    index('attachments_waiting').on(t.createdAt).where(sql`${t.messageId} is null`),
    check('attachments_size', sql`${t.size} between 0 and 10485760`),
    check('attachments_sender', sql`(${t.visitorId} is null) <> (${t.agentId} is null)`),
    check(
      'attachments_place',
      sql`${t.conversationId} is not null or (${t.messageId} is null and ${t.agentId} is null)`,
    ),
    check(
      'attachments_picture',
      sql`(${t.width} is null) = (${t.height} is null) and (${t.thumbnailKey} is null or ${t.width} is not null)`,
    ),
  ],
)

export type Attachment = typeof attachments.$inferSelect
