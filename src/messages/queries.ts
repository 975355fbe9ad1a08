import { and, asc, eq, gt } from 'drizzle-orm'
import type postgres from 'postgres'
import type { Conversation } from '../conversations/schema'
import { db, sql } from '../db/client'
import type { Appended, Fragment } from './append'
import { type Message, messages } from './schema'

/** What changed after `since`, in the order of the changes, at most `limit`. */
export async function messagesSince(conversationId: string, since: number, limit: number): Promise<Message[]> {
  return db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), gt(messages.rev, since)))
    .orderBy(asc(messages.rev))
    .limit(limit)
}

export async function messageIn(conversationId: string, id: string): Promise<Message | undefined> {
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.id, id)))
  return message
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
