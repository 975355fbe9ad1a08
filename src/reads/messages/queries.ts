import { and, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { db, type Fragment, sql } from '../../db/client'
import type { Conversation } from '../../model/conversations/schema'
import type { PostedMessage } from '../../model/messages/incoming-message'
import { type Message, messages } from '../../model/messages/schema'

/** How much is read, shown and sent at once of a thread that somebody catches up with. */
const MESSAGES_A_STEP = 200
const BYTES_A_STEP = 32 * 1024

/** A step of what changed, up to which `rev` it goes, and whether there is more. */
export interface MessageStep {
  messages: Message[]
  rev: number
  more: boolean
}

/** What changed after `since`, up to what `conversation` says is the last, in the order of the changes: one step of it. */
export async function messagesSince(
  { id, rev: last }: Pick<Conversation, 'id' | 'rev'>,
  since: number,
): Promise<MessageStep> {
  const messages = await sql<Message[]>`
    select messages.* from (
      select id, sum(size) over (order by rev) - size as before from (
        select id, rev, octet_length(body) + coalesce(pg_column_size(files), 0) as size
        from messages where conversation_id = ${id} and rev > ${since} and rev <= ${last} order by rev limit ${MESSAGES_A_STEP}
      ) next
    ) sized
    join messages using (id)
    where before < ${BYTES_A_STEP} order by messages.rev`
  const rev = messages.at(-1)?.rev ?? last
  return { messages, rev, more: rev < last }
}

export async function messageIn(conversationId: string, id: string): Promise<Message | undefined> {
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), eq(messages.id, id)))
  return message
}

/** A message that was sent before, found by its sender's `clientId` in the conversations that `condition` selects. */
export async function messageWithClientId(
  clientId: string,
  condition: Fragment,
  executor: postgres.Sql | postgres.TransactionSql = sql,
): Promise<PostedMessage | undefined> {
  const [conversation] = await executor<Conversation[]>`
    select * from conversations
    where ${condition} and exists (select from messages where conversation_id = conversations.id and client_id = ${clientId})`
  if (!conversation) return undefined
  const [message] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversation.id), eq(messages.clientId, clientId)))
  return message && { conversation, message, isResend: true }
}
