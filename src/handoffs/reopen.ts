import type { Agent } from '../agents/schema'
import { newestConversation } from '../conversations/queries'
import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { Conflict } from '../http/errors'
import { lockVisitor } from '../visitors/lock'
import { announceHandoff } from './broadcasts'
import { refusalFor } from './explain-refusal'
import { takeControl } from './take-control'
import { agentInLine, visitorInLine } from './words'

/**
 * An agent takes an ended conversation up again, to write in it. Throws `Conflict` where it is open, and where the
 * visitor has begun another one since: that is the one they see.
 */
export async function reopen(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const who = agentInLine(agent.name)
  const reopened = await sql.begin(async (tx) => {
    await lockVisitor(tx, { id: conversation.visitorId })
    const newest = await newestConversation(tx, conversation.visitorId)
    if (newest?.id !== conversation.id) throw new Conflict(`${visitorInLine(conversation)} has since started another conversation. Answer there.`)
    return takeControl(tx, conversation, {
      verb: 'reopen',
      from: ['ai'],
      to: 'agent',
      where: sql`ended_at is not null`,
      actor: 'agent',
      agent,
      line: `${who} reopened the conversation`,
      visitorLine: `${who} reopened this chat.`,
    })
  })
  if (!reopened) throw await refusalFor(conversation.id, agent)

  announceHandoff(reopened)
  return reopened.conversation
}
