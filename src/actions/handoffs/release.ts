import { and, desc, eq } from 'drizzle-orm'
import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { db, sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine } from '../../model/handoffs/words'
import { messages } from '../../model/messages/schema'
import { checkMayDecide, refusalFor } from '../../reads/handoffs/explain-refusal'

/** What both sides read about a release, if not the usual lines. */
interface Words {
  line: string
  visitorLine: string
}

/**
 * The active agent, or an admin, gives the conversation back to the AI, with a summary so that it does not start
 * again from the beginning. Throws `Conflict` with who has control.
 */
export async function release(
  conversation: Conversation,
  agent: Agent,
  words = usualWords(conversation, agent),
): Promise<Conversation> {
  checkMayDecide(conversation, agent)
  const summary = await summaryOf(conversation)
  const result = await takeControl(sql, conversation, {
    verb: 'release',
    from: ['agent'],
    to: 'ai',
    actor: 'agent',
    agent,
    ...words,
    summary,
  })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}

function usualWords({ agentId, agentName }: Conversation, agent: Agent): Words {
  const name = agentInLine(agent.name)
  const whose = agentId === agent.id ? 'the conversation' : `${agentInLine(agentName)}’s conversation`
  return { line: `${name} released ${whose}. Back to the AI.`, visitorLine: 'The assistant is back.' }
}

async function summaryOf({ id, agentName }: Conversation): Promise<string> {
  const [last] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, id), eq(messages.author, 'agent')))
    .orderBy(desc(messages.seq))
    .limit(1)
  return last
    ? `${agentName} talked to the visitor and closed with: ${last.body.slice(0, 500)}`
    : `${agentName} took over and left without a message.`
}
