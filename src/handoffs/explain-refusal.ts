import type { Agent } from '../agents/schema'
import { conversationWithId } from '../conversations/queries'
import { Conflict } from '../http/errors'

/** Says who has control, to an agent who tried to act on a conversation and does not; undefined where they do. */
export async function explainRefusal(conversationId: string, agent: Agent): Promise<Conflict | undefined> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation) return new Conflict('This conversation is gone.')
  const { control, agentId, agentName, endedAt } = conversation
  if (endedAt) return new Conflict('This conversation has ended.')
  if (control === 'ai') return new Conflict('The assistant has this conversation. Join to take it over.')
  if (control === 'escalated') return new Conflict('This conversation waits for a person. Accept it to answer.')
  if (agentId !== agent.id) return new Conflict(`${agentName} has this conversation.`)
  return undefined
}
