import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { heldBy } from '../../model/handoffs/rules'
import { agentInLine } from '../../model/handoffs/words'
import { refusalFor } from '../../reads/handoffs/explain-refusal'
import { isAbandoned } from '../../realtime/agents-here'

/** An agent takes a conversation over from an active agent who is away. Throws `Conflict` where they are not. */
export async function takeOver(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const { control, agentId, agentName } = conversation
  if (control === 'agent' && agentId === agent.id) throw new Conflict('You already have this conversation.')
  if (control === 'agent' && !isAbandoned(conversation)) throw new Conflict(heldBy(conversation))

  const line = `${agentInLine(agent.name)} took over from ${agentInLine(agentName)}`
  const visitorLine = `${agentInLine(agent.name)} is here now, in place of ${agentInLine(agentName)}.`
  const result = await takeControl(sql, conversation, {
    verb: 'take_over',
    from: ['agent'],
    to: 'agent',
    actor: 'agent',
    agent,
    line,
    visitorLine,
  })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}
