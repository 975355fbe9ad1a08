import { and, asc, desc, eq, gt, lt } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Conversation } from '../conversations/schema'
import { db, sql } from '../db/client'
import type { Appended, Fragment } from './append'
import { type Message, messages } from './schema'

/** How many messages a thread shows at first and with each step back. */
export const PAGE_OF_MESSAGES = 50

/** The newest messages of a conversation, or those before `before`, oldest first; `more`: there are older ones. */
export async function messagesBefore(conversationId: string, before?: number): Promise<{ messages: Message[]; more: boolean }> {
  const older = before === undefined ? undefined : lt(messages.seq, before)
  const found = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), older))
    .orderBy(desc(messages.seq))
    .limit(PAGE_OF_MESSAGES + 1)
  const more = found.length > PAGE_OF_MESSAGES
  return { messages: found.slice(0, PAGE_OF_MESSAGES).reverse(), more }
}

// The thread is shown as one piece, so a link to an old message brings all that came after it, within reason.
const MOST_AT_ONCE = 2_000

/** The thread from a little before a message on; where too much came after that message, the newest messages. */
export async function messagesFrom(conversationId: string, seq: number): Promise<{ messages: Message[]; more: boolean }> {
  const found = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.seq, seq - PAGE_OF_MESSAGES / 2)))
    .orderBy(desc(messages.seq))
    .limit(MOST_AT_ONCE)
  if (found.length < PAGE_OF_MESSAGES) return messagesBefore(conversationId)
  return { messages: found.reverse(), more: (found[0]?.seq ?? 1) > 1 }
}

/** What changed after `since`, in the order of the changes, at most `limit`. */
export async function messagesSince(conversationId: string, since: number, limit: number): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.rev, since)))
    .orderBy(asc(messages.rev))
    .limit(limit)
}

/** A message that was sent before, found by its sender's `clientId` in the conversations that `which` names. */
export async function messageWithClientId(
  clientId: string,
  which: Fragment,
  executor: postgres.Sql | postgres.TransactionSql = sql,
): Promise<Appended | undefined> {
  const [conversation] = await executor<Conversation[]>`
    select * from conversations
    where ${which} and exists (select from messages where conversation_id = conversations.id and client_id = ${clientId})`
  if (!conversation) return undefined
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversation.id), eq(messages.clientId, clientId)))
  return message && { conversation, message }
}
