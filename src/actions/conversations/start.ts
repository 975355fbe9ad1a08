import type { Transaction } from '../../db/client'
import { clock } from '../../db/clock'
import { numbersNow } from '../../limits/numbers-now'
import { giveBack, spend } from '../../limits/spend'
import { type Undo, use } from '../../limits/use'
import type { Conversation } from '../../model/conversations/schema'
import { CHATS, onTop } from '../../model/limits/kinds'
import type { Visitor } from '../../model/visitors/schema'

/** Permission to start a conversation. */
export interface Admission {
  /** Many were started from the address just before: this one does not come on top of the list. */
  crowded: boolean
  /** Gives the permission back if no conversation was started. */
  undo: Undo
}

/**
 * Asks whether a visitor at this address may start a conversation. Throws `RateLimited` where too many were started.
 * Not inside a transaction: it takes a connection of its own.
 */
export async function admitConversation(address: string | undefined): Promise<Admission> {
  const undo = await use(CHATS, address)
  if (address === undefined) return { crowded: false, undo }
  const top = onTop(await numbersNow())
  const crowded = (await spend(top, address)) !== undefined
  return {
    crowded,
    async undo() {
      await Promise.all([undo(), crowded || giveBack(top, address)])
    },
  }
}

/** A new conversation with a visitor who has none open; control is the AI's. Its first message follows at once. */
export async function startConversation(
  tx: Transaction,
  visitor: Visitor,
  { crowded }: Pick<Admission, 'crowded'> = { crowded: false },
): Promise<Conversation> {
  const [conversation] = await tx<Conversation[]>`
    insert into conversations (id, visitor_id, visitor_name, visitor_email, visitor_search, crowded, created_at, last_message_at)
    values (${Bun.randomUUIDv7()}, ${visitor.id}, ${visitor.name}, ${visitor.email}, ${visitor.search}, ${crowded}, ${clock()}, ${clock()})
    returning *`
  return conversation as Conversation
}
