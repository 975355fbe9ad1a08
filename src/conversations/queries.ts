import { and, count, desc, eq, isNull, lt, ne, or } from 'drizzle-orm'
import type postgres from 'postgres'
import { db } from '../db/client'
import { type Conversation, conversations } from './schema'

/** How many rows the list shows at first and with each step down. */
export const PAGE_OF_CONVERSATIONS = 50

/** Where a page of the list ends; the next one begins after it. */
export interface ListCursor {
  lastMessageAt: Date
  id: string
}

/** Conversations, newest activity first, after a cursor; `next` is the cursor of the following page. */
export async function newestConversations(after?: ListCursor): Promise<{ conversations: Conversation[]; next?: ListCursor }> {
  const older =
    after && or(lt(conversations.lastMessageAt, after.lastMessageAt), and(eq(conversations.lastMessageAt, after.lastMessageAt), lt(conversations.id, after.id)))
  const found = await db
    .select()
    .from(conversations)
    .where(older)
    .orderBy(desc(conversations.lastMessageAt), desc(conversations.id))
    .limit(PAGE_OF_CONVERSATIONS + 1)
  const page = found.slice(0, PAGE_OF_CONVERSATIONS)
  return { conversations: page, next: found.length > page.length ? page.at(-1) : undefined }
}

export async function conversationWithId(id: string): Promise<Conversation | undefined> {
  const [conversation] = await db.select().from(conversations).where(eq(conversations.id, id))
  return conversation
}

/** The visitor's current conversation, or the last one that ended. */
export async function newestConversation(executor: postgres.Sql | postgres.TransactionSql, visitorId: string): Promise<Conversation | undefined> {
  const [conversation] = await executor<Conversation[]>`
    select * from conversations where visitor_id = ${visitorId} order by created_at desc, id desc limit 1`
  return conversation
}

/** What the visitor talked about before this conversation, newest first. */
export async function earlierConversations({ id, visitorId }: Conversation): Promise<Conversation[]> {
  return db
    .select()
    .from(conversations)
    .where(and(eq(conversations.visitorId, visitorId), ne(conversations.id, id)))
    .orderBy(desc(conversations.createdAt))
    .limit(10)
}

/** How many conversations wait for a person, and how many of them since before a moment. */
export async function waitingConversations(before?: Date): Promise<number> {
  const earlier = before && lt(conversations.waitingSince, before)
  const [row] = await db
    .select({ count: count() })
    .from(conversations)
    .where(and(eq(conversations.control, 'escalated'), isNull(conversations.endedAt), earlier))
  return row?.count ?? 0
}
