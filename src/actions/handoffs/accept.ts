import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine } from '../../model/handoffs/words'
import { refusalFor } from '../../reads/handoffs/explain-refusal'

/**
 * An agent takes control of a conversation that is escalated or missed. If two try at once, one gets `Conflict` with
 * the other's name.
 */
export async function accept(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const line = `${agentInLine(agent.name)} joined`
  const result = await takeControl(sql, conversation, {
    verb: 'accept',
    from: ['escalated', 'missed'],
    to: 'agent',
    actor: 'agent',
    agent,
    line,
    visitorLine: line,
  })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}
