import type { Agent } from '../agents/schema'
import { conversationWithId } from '../conversations/queries'
import { CONTROLS, type Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { Conflict } from '../http/errors'
import { announceHandoff } from './broadcasts'
import { explainRefusal } from './explain-refusal'
import { takeControl } from './take-control'
import { firstName, visitorLabel } from './words'

/** An agent ends the conversation: any agent, but where one is active only they or an admin. Throws `Conflict`. */
export async function end(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const { agentId, agentName } = conversation
  if (agentId !== null && agentId !== agent.id && agent.role !== 'admin') throw new Conflict(`${agentName} has this conversation.`)

  const ended = await takeControl(sql, conversation, {
    verb: 'end',
    from: CONTROLS,
    to: 'ended',
    actor: 'agent',
    agent,
    line: `${firstName(agent.name)} ended the conversation`,
    visitorLine: 'This chat has ended.',
  })
  if (!ended) throw (await explainRefusal(conversation.id, agent)) ?? new Conflict('The conversation changed meanwhile. Try again.')

  announceHandoff(ended)
  return ended.conversation
}

/** The visitor ends their chat, whoever has control, and even where control moves at that moment. */
export async function endByVisitor(conversation: Conversation): Promise<Conversation> {
  if (conversation.endedAt) return conversation
  const line = `${visitorLabel(conversation)} ended the chat`
  const ended = await takeControl(sql, conversation, { verb: 'end', from: CONTROLS, to: 'ended', actor: 'visitor', line, visitorLine: 'You ended the chat.' })
  if (!ended) return endByVisitor((await conversationWithId(conversation.id)) ?? { ...conversation, endedAt: new Date() })

  announceHandoff(ended)
  return ended.conversation
}
