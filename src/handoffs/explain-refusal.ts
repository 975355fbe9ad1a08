import type { Agent } from '../agents/schema'
import { conversationWithId } from '../conversations/queries'
import { Conflict } from '../http/errors'
import { isolated } from '../isolated'

/** Why an agent could not act on a conversation: who has control, or that it has just moved. */
export async function refusalFor(conversationId: string, agent: Agent): Promise<Conflict> {
  return (await explainRefusal(conversationId, agent)) ?? new Conflict('This conversation has just changed. Try again.')
}

/** Tells an agent who tried to act on a conversation who has control of it; undefined if they do. */
export async function explainRefusal(conversationId: string, agent: Agent): Promise<Conflict | undefined> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation) return new Conflict('This conversation no longer exists.')
  const { control, agentId, agentName, endedAt, ending, missedAt } = conversation
  if (endedAt || ending) return new Conflict('This conversation has ended.')
  if (missedAt) return new Conflict('The AI has this conversation. Accept it first.')
  if (control === 'ai') return new Conflict('The AI has this conversation. Join it first.')
  if (control === 'escalated') return new Conflict('This conversation is waiting for an agent. Accept it first.')
  if (agentId !== agent.id) return heldBy(agentName)
  return undefined
}

/** Another agent is the active one. */
export function heldBy(agentName: string | null): Conflict {
  return new Conflict(`${isolated(agentName ?? 'Another agent')} has this conversation.`)
}
