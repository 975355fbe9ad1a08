import type { Transaction } from '../db/client'
import type { Visitor } from '../visitors/schema'
import type { Conversation } from './schema'

/** A new conversation with a visitor who has none open; control is the AI's. Its first message follows at once. */
export async function startConversation(tx: Transaction, visitor: Visitor): Promise<Conversation> {
  const [conversation] = await tx<Conversation[]>`
    insert into conversations (id, visitor_id, visitor_name, visitor_email, visitor_search)
    values (${Bun.randomUUIDv7()}, ${visitor.id}, ${visitor.name}, ${visitor.email}, ${visitor.search})
    returning *`
  return conversation as Conversation
}
