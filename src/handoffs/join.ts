import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { Conflict } from '../http/errors'
import { timeOutLater } from '../jobs/hand-off-timeout'
import { announceHandoff } from './broadcasts'
import { explainRefusal } from './explain-refusal'
import { takeControl } from './take-control'
import { firstName } from './words'

/** An agent asks to take over from the AI, which stops answering. Throws `Conflict` with who has control. */
export async function join(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const joined = await sql.begin(async (tx) => {
    const changed = await takeControl(tx, conversation, {
      verb: 'join',
      from: ['ai'],
      to: 'escalated',
      actor: 'agent',
      agent,
      line: `${firstName(agent.name)} asked to take over`,
      visitorLine: 'A teammate is joining.',
    })
    if (changed) await timeOutLater(tx, changed.conversation)
    return changed
  })
  if (!joined) throw (await explainRefusal(conversation.id, agent)) ?? new Conflict('You have this conversation already.')

  announceHandoff(joined)
  return joined.conversation
}
