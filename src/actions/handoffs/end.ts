import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { CONTROLS, type Conversation } from '../../model/conversations/schema'
import { agentInLine, visitorInLine } from '../../model/handoffs/words'
import { conversationWithId } from '../../reads/conversations/queries'
import { checkMayDecide, refusalFor } from '../../reads/handoffs/explain-refusal'

/** An agent ends the conversation, now and for both sides: any agent, but where one is active only they or an admin. */
export async function end(conversation: Conversation, agent: Agent): Promise<Conversation> {
  checkMayDecide(conversation, agent)
  const result = await takeControl(sql, conversation, { ...endForAgent(agent), expect: sql`ended_at is null` })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}

/** Ends a conversation for an agent, no matter who has control. */
export function endForAgent(agent: Pick<Agent, 'id' | 'name'>) {
  const line = `${agentInLine(agent.name)} ended the conversation`
  return {
    verb: 'end',
    from: CONTROLS,
    to: 'ended',
    actor: 'agent',
    agent,
    line,
    visitorLine: 'This chat has ended.',
  } as const
}

/** The visitor ends their chat, no matter who has control, and even if control moves at that moment. */
export async function endByVisitor(conversation: Conversation): Promise<Conversation> {
  if (conversation.endedAt) return conversation
  const result = await takeControl(sql, conversation, {
    verb: 'end',
    from: CONTROLS,
    to: 'ended',
    expect: sql`ended_at is null`,
    actor: 'visitor',
    line: `${visitorInLine(conversation)} ended the chat`,
    visitorLine: 'You ended the chat.',
  })
  if (!result)
    return endByVisitor((await conversationWithId(conversation.id)) ?? { ...conversation, endedAt: new Date() })

  announceHandoff(result)
  return result.conversation
}
