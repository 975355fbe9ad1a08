import { and, desc, eq } from 'drizzle-orm'
import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { db, sql } from '../db/client'
import { Conflict } from '../http/errors'
import { messages } from '../messages/schema'
import { announceHandoff } from './broadcasts'
import { explainRefusal } from './explain-refusal'
import { takeControl } from './take-control'
import { firstName } from './words'

/**
 * The active agent, or an admin, gives the conversation back to the AI, with a summary so that it does not start
 * again from the beginning. Throws `Conflict` with who has control.
 */
export async function release(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const { agentId, agentName } = conversation
  if (agentId !== null && agentId !== agent.id && agent.role !== 'admin') throw new Conflict(`${agentName} has this conversation.`)

  const who = firstName(agent.name)
  const released = await takeControl(sql, conversation, {
    verb: 'release',
    from: ['agent'],
    to: 'ai',
    actor: 'agent',
    agent,
    line: agentId === agent.id ? `${who} handed the chat back to the assistant` : `${who} handed ${agentName}’s chat back to the assistant`,
    visitorLine: 'The assistant is back.',
    summary: await summaryOf(conversation),
  })
  if (!released) throw (await explainRefusal(conversation.id, agent)) ?? new Conflict('The conversation changed meanwhile. Try again.')

  announceHandoff(released)
  return released.conversation
}

async function summaryOf({ id, agentName }: Conversation): Promise<string> {
  const last = await db.query.messages.findFirst({ where: and(eq(messages.conversationId, id), eq(messages.author, 'agent')), orderBy: desc(messages.seq) })
  return last ? `${agentName} talked to the visitor and closed with: ${last.body.slice(0, 500)}` : `${agentName} took over and left without a message.`
}
