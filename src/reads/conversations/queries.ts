import { and, count, desc, eq, isNull, lt, ne, or } from 'drizzle-orm'
import type postgres from 'postgres'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { type Conversation, conversations } from '../../model/conversations/schema'

export async function conversationWithId(id: string): Promise<Conversation | undefined> {
  const [conversation] = await db.select().from(conversations).where(eq(conversations.id, id))
  return conversation
}

/** The visitor's current conversation, or the last one that ended. `locked`: nobody changes it before the transaction is over. */
export async function newestConversation(
  executor: postgres.Sql | postgres.TransactionSql,
  visitorId: string,
  { locked = false } = {},
): Promise<Conversation | undefined> {
  const [conversation] = await executor<Conversation[]>`
    select * from conversations where visitor_id = ${visitorId} order by created_at desc, id desc limit 1 ${locked ? executor`for update` : executor``}`
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

/** The conversations in which an agent is the active one and that nobody is ending, by the visitor's last sign of life. */
export async function openConversationsOf({ id }: Pick<Agent, 'id'>): Promise<Conversation[]> {
  return db
    .select()
    .from(conversations)
    .where(and(eq(conversations.agentId, id), isNull(conversations.ending)))
    .orderBy(conversations.lastMessageAt)
}

/** Who waits for a person, the longest first; those of a crowd after all others. */
export async function waitingInOrder(most: number): Promise<Conversation[]> {
  return db
    .select()
    .from(conversations)
    .where(and(eq(conversations.control, 'escalated'), isNull(conversations.ending)))
    .orderBy(conversations.crowded, conversations.waitingSince, conversations.id)
    .limit(most)
}

/** How many wait for a person ahead of one who has waited since a moment, or begins to wait now. */
export async function waitingAheadOf({
  waitingSince,
  crowded,
}: Pick<Conversation, 'waitingSince' | 'crowded'>): Promise<number> {
  const earlier = waitingSince ? lt(conversations.waitingSince, waitingSince) : undefined
  const notCrowded = eq(conversations.crowded, false)
  const ahead = crowded ? earlier && or(notCrowded, earlier) : and(notCrowded, earlier)
  const [row] = await db
    .select({ count: count() })
    .from(conversations)
    .where(and(eq(conversations.control, 'escalated'), isNull(conversations.ending), ahead))
  return row?.count ?? 0
}
