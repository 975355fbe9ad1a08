import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine } from '../../model/handoffs/words'
import { refusalFor } from '../../reads/handoffs/explain-refusal'

/**
 * An agent becomes the one who speaks, where a person is wanted or was missed. Of two at once one wins; the other gets
 * `Conflict` with who it was.
 */
export async function accept(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const line = `${agentInLine(agent.name)} joined`
  const accepted = await takeControl(sql, conversation, {
    verb: 'accept',
    from: ['escalated', 'missed'],
    to: 'agent',
    actor: 'agent',
    agent,
    line,
    visitorLine: line,
  })
  if (!accepted) throw await refusalFor(conversation.id, agent)

  announceHandoff(accepted)
  return accepted.conversation
}
