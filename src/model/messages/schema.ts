import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, real, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'

export const AUTHORS = ['visitor', 'ai', 'agent', 'system', 'note'] as const
export type Author = (typeof AUTHORS)[number]

/** Where an answer comes from: an article's title and id. */
export interface Source {
  id: string
  title: string
}

/** What a message keeps of a file that came with it (`attachments`), so that a thread is shown without looking it up. */
export interface AttachedFile {
  id: string
  name: string
  type: string
  size: number
  /** Of pictures, in pixels as they are shown. */
  width: number | null
  height: number | null
  /** Whether there is a small picture of it. */
  thumbnail: boolean
}

export const messages = pgTable(
  'messages',
  {
    id: id(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** Place in the thread; never changes. */
    seq: integer().notNull(),
    /** Raised by the insert and by every change; what a client resumes from. */
    rev: integer().notNull(),
    author: text({ enum: AUTHORS }).notNull(),
    agentId: uuid('agent_id').references(() => agents.id),
    authorName: text('author_name'),
    body: text().notNull(),
    /** A system line in the visitor's words; without it visitors do not see the line. */
    visitorBody: text('visitor_body'),
    /** Made by the sender; the same one again is the same message. */
    clientId: uuid('client_id').notNull(),
    sources: jsonb().$type<Source[]>(),
    /** How sure the responder was, from 0 to 1. */
    confidence: real(),
    /** The files that came with it. */
    files: jsonb().$type<AttachedFile[]>(),
    createdAt: time('created_at').notNull(),
    /** When its sender last changed its words, or took it back; then nothing of it is left. */
    editedAt: time('edited_at'),
    deletedAt: time('deleted_at'),
  },
  (t) => [
    unique('messages_seq').on(t.conversationId, t.seq),
    unique('messages_rev').on(t.conversationId, t.rev),
    unique('messages_client_id').on(t.conversationId, t.clientId),
    index('messages_words')
      .using('gin', sql`message_words(${t.body}, ${t.id})`)
      .with({ fastupdate: false })
      .where(sql`${t.author} <> 'system'`),
    check('messages_author', sql`${t.author} in ('visitor', 'ai', 'agent', 'system', 'note')`),
    check('messages_agent', sql`(${t.author} in ('agent', 'note')) = (${t.agentId} is not null)`),
    check('messages_deleted', sql`${t.deletedAt} is null or (${t.body} = '' and ${t.files} is null)`),
    check('messages_visitor_body', sql`${t.visitorBody} is null or ${t.author} = 'system'`),
  ],
)

export type Message = typeof messages.$inferSelect
