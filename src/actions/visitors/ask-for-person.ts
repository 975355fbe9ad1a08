import { lockVisitor } from '../../control/lock-visitor'
import { sql } from '../../db/client'
import { Conflict } from '../../ground/errors'
import type { Conversation } from '../../model/conversations/schema'
import type { AskingVisitor } from '../../model/visitors/schema'
import { newestConversation } from '../../reads/conversations/queries'
import { admitConversation, startConversation } from '../conversations/start'
import { escalate } from '../handoffs/escalate'

/**
 * The visitor wants a person: in their open conversation, or in a new one where they have not written yet. Where a
 * person has been called or is there already, nothing changes. Throws `Conflict` once the chat has ended, as the next
 * message decides whether it goes on or a new one starts, and `RateLimited` where no new one may start.
 */
export async function askForPerson(visitor: AskingVisitor, agentsHere?: string[]): Promise<Conversation> {
  const conversation = await currentOrNew(visitor)
  if (conversation.endedAt) throw new Conflict('This chat has ended. Write a message to continue.')
  if (conversation.control !== 'ai') return conversation

  const escalation = await escalate(conversation, 'visitor', 'The visitor asked for a person.', agentsHere)
  // Control moved at the same moment: the next iteration finds a person or tries once more.
  return escalation?.conversation ?? askForPerson(visitor, agentsHere)
}

/** The visitor's row is the lock, as it is for a first message: of two requests at once, one starts the conversation. */
async function currentOrNew(visitor: AskingVisitor): Promise<Conversation> {
  const current = await newestConversation(sql, visitor.id)
  if (current) return current

  const admission = await admitConversation(visitor.address)
  let newConversation: Conversation | undefined
  try {
    return await sql.begin(async (tx) => {
      await lockVisitor(tx, visitor)
      const meanwhile = await newestConversation(tx, visitor.id)
      return meanwhile ?? (newConversation = await startConversation(tx, visitor, admission))
    })
  } finally {
    if (!newConversation) await admission.undo()
  }
}
