import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { waitingInOrder } from '../../reads/conversations/queries'
import { accept } from './accept'

const MOST_TRIED = 20

/** An agent takes the visitor who has waited longest, or the next one if somebody else is faster. Throws `Conflict` if nobody is left. */
export async function acceptNext(agent: Agent): Promise<Conversation> {
  for (const conversation of await waitingInOrder(MOST_TRIED)) {
    const result = await acceptUnlessTaken(conversation, agent)
    if (result) return result
  }
  throw new Conflict('Nobody is waiting any more.')
}

async function acceptUnlessTaken(conversation: Conversation, agent: Agent): Promise<Conversation | undefined> {
  try {
    return await accept(conversation, agent)
  } catch (error) {
    if (error instanceof Conflict) return undefined
    throw error
  }
}
