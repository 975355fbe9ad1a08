import type { Agent } from '../agents/schema'
import { conversationWithId } from '../conversations/queries'
import { CONTROLS, type Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { announceHandoff } from './broadcasts'
import { heldBy, refusalFor } from './explain-refusal'
import { takeControl } from './take-control'
import { agentInLine, visitorInLine } from './words'

/** Throws `Conflict` where an agent may not end a conversation: another one is active, and they are no admin. */
export function checkMayEnd({ agentId, agentName }: Conversation, agent: Agent): void {
  if (agentId !== null && agentId !== agent.id && agent.role !== 'admin') throw heldBy(agentName)
}

/** An agent ends the conversation, now and for both sides: any agent, but where one is active only they or an admin. */
export async function end(conversation: Conversation, agent: Agent): Promise<Conversation> {
  checkMayEnd(conversation, agent)
  const ended = await takeControl(sql, conversation, { ...endedBy(agent), where: sql`ended_at is null` })
  if (!ended) throw await refusalFor(conversation.id, agent)

  announceHandoff(ended)
  return ended.conversation
}

/** Ends a conversation for an agent, no matter who has control. */
export function endedBy(agent: Pick<Agent, 'id' | 'name'>) {
  const line = `${agentInLine(agent.name)} ended the conversation`
  return { verb: 'end', from: CONTROLS, to: 'ended', actor: 'agent', agent, line, visitorLine: 'This chat has ended.' } as const
}

/** The visitor ends their chat, no matter who has control, and even if control moves at that moment. */
export async function endByVisitor(conversation: Conversation): Promise<Conversation> {
  if (conversation.endedAt) return conversation
  const ended = await takeControl(sql, conversation, {
    verb: 'end',
    from: CONTROLS,
    to: 'ended',
    where: sql`ended_at is null`,
    actor: 'visitor',
    line: `${visitorInLine(conversation)} ended the chat`,
    visitorLine: 'You ended the chat.',
  })
  if (!ended) return endByVisitor((await conversationWithId(conversation.id)) ?? { ...conversation, endedAt: new Date() })

  announceHandoff(ended)
  return ended.conversation
}
