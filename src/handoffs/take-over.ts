import { isHere } from '../agents/presence'
import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { Conflict } from '../http/errors'
import { announceHandoff } from './broadcasts'
import { heldBy, refusalFor } from './explain-refusal'
import { takeControl } from './take-control'
import { agentInLine } from './words'

/** Whether the active agent of a conversation has no page open. */
export function isAbandoned({ control, agentId }: Pick<Conversation, 'control' | 'agentId'>): boolean {
  return control === 'agent' && agentId !== null && !isHere(agentId)
}

/** An agent takes a conversation over from an active agent who is away. Throws `Conflict` where they are not. */
export async function takeOver(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const { control, agentId, agentName } = conversation
  if (control === 'agent' && agentId === agent.id) throw new Conflict('You already have this conversation.')
  if (control === 'agent' && !isAbandoned(conversation)) throw heldBy(agentName)

  const line = `${agentInLine(agent.name)} took over from ${agentInLine(agentName)}`
  const visitorLine = `${agentInLine(agent.name)} is here now, in place of ${agentInLine(agentName)}.`
  const taken = await takeControl(sql, conversation, { verb: 'take_over', from: ['agent'], to: 'agent', actor: 'agent', agent, line, visitorLine })
  if (!taken) throw await refusalFor(conversation.id, agent)

  announceHandoff(taken)
  return taken.conversation
}
