import { announceHandoff } from '../../announce/handoffs'
import { lockVisitor } from '../../control/lock-visitor'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { agentInLine, visitorInLine } from '../../model/handoffs/words'
import { newestConversation } from '../../reads/conversations/queries'
import { refusalFor } from '../../reads/handoffs/explain-refusal'

/**
 * An agent takes an ended conversation up again, to write in it. Throws `Conflict` where it is open, and where the
 * visitor has begun another one since: that is the one they see.
 */
export async function reopen(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const name = agentInLine(agent.name)
  const result = await sql.begin(async (tx) => {
    await lockVisitor(tx, { id: conversation.visitorId })
    const newest = await newestConversation(tx, conversation.visitorId)
    if (newest?.id !== conversation.id)
      throw new Conflict(`${visitorInLine(conversation)} has since started another conversation. Answer there.`)
    return takeControl(tx, conversation, {
      verb: 'reopen',
      from: ['ai'],
      to: 'agent',
      expect: sql`ended_at is not null`,
      actor: 'agent',
      agent,
      line: `${name} reopened the conversation`,
      visitorLine: `${name} reopened this chat.`,
    })
  })
  if (!result) throw await refusalFor(conversation.id, agent)

  announceHandoff(result)
  return result.conversation
}
