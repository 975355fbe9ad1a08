import { newestConversation } from '../conversations/queries'
import type { Conversation } from '../conversations/schema'
import { startConversation } from '../conversations/start'
import { sql } from '../db/client'
import { escalate } from '../handoffs/escalate'
import { Conflict } from '../http/errors'
import type { Visitor } from './schema'

/**
 * The visitor wants a person: in their open conversation, or in a new one where they have not written yet. Where a
 * person has been called or is there already, nothing changes. Throws `Conflict` once the chat has ended, as the next
 * message decides whether it goes on or a new one starts.
 */
export async function askForPerson(visitor: Visitor): Promise<Conversation> {
  const conversation = await currentOrNew(visitor)
  if (conversation.endedAt) throw new Conflict('This chat has ended. Write a message to go on.')
  if (conversation.control !== 'ai') return conversation

  const escalated = await escalate(conversation, 'visitor', 'The visitor asked for a person.')
  // Somebody else moved control at the same moment: then the next look finds a person, or tries once more.
  return escalated?.conversation ?? askForPerson(visitor)
}

/** The visitor's row is the lock, as it is for a first message: of two requests at once, one starts the conversation. */
async function currentOrNew(visitor: Visitor): Promise<Conversation> {
  return (
    (await newestConversation(sql, visitor.id)) ??
    sql.begin(async (tx) => {
      await tx`select from visitors where id = ${visitor.id} for update`
      return (await newestConversation(tx, visitor.id)) ?? startConversation(tx, visitor)
    })
  )
}
