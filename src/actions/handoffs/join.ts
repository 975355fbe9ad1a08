import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine } from '../../model/handoffs/words'
import { refusalFor } from '../../reads/handoffs/explain-refusal'
import { timeOutLater } from './time-out-later'

/** An agent asks for a conversation that the AI has; it stops answering. Throws `Conflict` with who has control. */
export async function join(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const result = await sql.begin(async (tx) => {
    const change = await takeControl(tx, conversation, {
      verb: 'join',
      from: ['ai'],
      to: 'escalated',
      actor: 'agent',
      agent,
      line: `${agentInLine(agent.name)} asked to join`,
      visitorLine: 'A teammate is joining.',
    })
    if (change) await timeOutLater(tx, change.conversation)
    return change
  })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}
