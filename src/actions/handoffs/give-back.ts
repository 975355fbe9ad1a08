import { announceHandoff } from '../../announce/handoffs'
import { type ControlChange, takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine, spanInWords } from '../../model/handoffs/words'
import { agentIdsHere } from '../../realtime/agents-here'
import { timeOutLater } from './time-out-later'

/** How long an agent may be away before their unanswered visitors wait for somebody else, in seconds. */
export const AWAY_S = 120
const AT_ONCE = 100

/**
 * Returns to the queue the conversations in which an absent agent has left the visitor's message unanswered. When an
 * agent was last here is stored, so a restart forgets nobody; `listeningSince` is when this server began to hear of
 * agents, at its start or after an outage, in epoch milliseconds: an agent who has not come back since may not have had
 * the time. Agents who were never here, such as those of the demo, keep their conversations.
 */
export async function giveBackAbandoned(listeningSince: number): Promise<void> {
  const abandoned = await sql<Conversation[]>`
    select conversations.* from conversations
    join agents on agents.id = conversations.agent_id
    join handoffs on handoffs.conversation_id = conversations.id and handoffs.epoch = conversations.epoch
    where conversations.agent_id is not null and control = 'agent' and last_author = 'visitor' and ending is null
      and agents.last_seen_at is not null and agents.id <> all(${agentIdsHere()}::uuid[])
      and greatest(agents.last_seen_at, handoffs.created_at, ${new Date(listeningSince)}) < now() - ${AWAY_S} * interval '1 second'
    order by conversations.last_message_at
    limit ${AT_ONCE}`
  for (const conversation of abandoned) {
    const agentName = agentInLine(conversation.agentName)
    await giveBack(conversation, {
      actor: 'system',
      reason: 'The active agent is away.',
      line: `${agentName} has been away for ${spanInWords(AWAY_S)}. Back in the queue.`,
      visitorLine: `${agentName} has stepped away. We are calling a colleague.`,
    })
  }
}

/** An agent who leaves gives one of their chats back to the queue. Does nothing if they no longer have it. */
export async function giveBackOnLeaving(conversation: Conversation, agent: Agent): Promise<void> {
  const agentName = agentInLine(agent.name)
  await giveBack(conversation, {
    actor: 'agent',
    agent,
    line: `${agentName} signed out. Back in the queue.`,
    visitorLine: `${agentName} had to leave. We are calling a colleague.`,
  })
}

/** A visitor without an answer has waited since they wrote. */
async function giveBack(
  conversation: Conversation,
  change: Pick<ControlChange, 'actor' | 'agent' | 'reason' | 'line' | 'visitorLine'>,
): Promise<void> {
  const waitsSince = sql`(select created_at from messages where last_author = 'visitor' and conversation_id = conversations.id and messages.seq = asked_seq)`
  const result = await sql.begin(async (tx) => {
    const controlChange = await takeControl(tx, conversation, {
      verb: 'give_back',
      from: ['agent'],
      to: 'escalated',
      waitsSince,
      ...change,
    })
    if (controlChange) await timeOutLater(tx, controlChange.conversation)
    return controlChange
  })
  if (result) announceHandoff(result)
}
