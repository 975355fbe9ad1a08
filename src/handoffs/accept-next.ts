import type { Agent } from '../agents/schema'
import { longestWaiting } from '../conversations/list/overview'
import { conversationWithId } from '../conversations/queries'
import type { Conversation } from '../conversations/schema'
import { Conflict } from '../http/errors'
import { accept } from './accept'

const MOST_TRIED = 20

/** An agent takes the visitor who has waited longest, or the next one if somebody else is faster. Throws `Conflict` if nobody is left. */
export async function acceptNext(agent: Agent): Promise<Conversation> {
  for (const { id } of await longestWaiting(MOST_TRIED)) {
    const accepted = await acceptUnlessTaken(id, agent)
    if (accepted) return accepted
  }
  throw new Conflict('Nobody is waiting any more.')
}

async function acceptUnlessTaken(id: string, agent: Agent): Promise<Conversation | undefined> {
  const conversation = await conversationWithId(id)
  if (conversation?.control !== 'escalated') return undefined
  try {
    return await accept(conversation, agent)
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
}
