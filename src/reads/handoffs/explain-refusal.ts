import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { heldBy, mayDecide, refusalOf } from '../../model/handoffs/rules'
import { conversationWithId } from '../conversations/queries'

/** Why an agent could not act on a conversation: who has control, or that it has just moved. */
export async function refusalFor(conversationId: string, agent: Agent): Promise<Conflict> {
  return (await explainRefusal(conversationId, agent)) ?? new Conflict('This conversation has just changed. Try again.')
}

/** Tells an agent who tried to act on a conversation who has control of it; undefined if they do. */
export async function explainRefusal(conversationId: string, agent: Agent): Promise<Conflict | undefined> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation) return new Conflict('This conversation no longer exists.')
  const refusal = refusalOf(conversation, agent)
  return refusal === undefined ? undefined : new Conflict(refusal)
}

/** Throws `Conflict` where an agent may not release or end a conversation: another one is active, and they are no admin. */
export function checkMayDecide(conversation: Conversation, agent: Agent): void {
  if (!mayDecide(conversation, agent)) throw new Conflict(heldBy(conversation))
}
