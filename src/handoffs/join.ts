import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { timeOutLater } from '../jobs/hand-off-timeout'
import { announceHandoff } from './broadcasts'
import { refusalFor } from './explain-refusal'
import { takeControl } from './take-control'
import { agentInLine } from './words'

/** An agent asks for a conversation that the AI has; it stops answering. Throws `Conflict` with who has control. */
export async function join(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const joined = await sql.begin(async (tx) => {
    const changed = await takeControl(tx, conversation, {
      verb: 'join',
      from: ['ai'],
      to: 'escalated',
      actor: 'agent',
      agent,
      line: `${agentInLine(agent.name)} asked to join`,
      visitorLine: 'A teammate is joining.',
    })
    if (changed) await timeOutLater(tx, changed.conversation)
    return changed
  })
  if (!joined) throw await refusalFor(conversation.id, agent)

  announceHandoff(joined)
  return joined.conversation
}
