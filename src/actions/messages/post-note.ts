import { announceDraftLeft } from '../../announce/drafts'
import { announceMessage } from '../../announce/messages'
import { append, nothingIfKnown } from '../../control/append'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { IncomingMessage, Posted } from '../../model/messages/incoming-message'
import { messageWithClientId } from '../../reads/messages/queries'
import { noteMentions } from '../mentions/note'
import { refusalOf } from './refusal'

/**
 * Leaves a note for the team in a conversation, no matter who has control. Visitors never see it. Throws `RateLimited`
 * within the interval of the agent's last message.
 */
export async function postNote({ id }: Conversation, agent: Agent, incoming: IncomingMessage): Promise<Posted> {
  const note = { ...incoming, author: 'note' as const, agentId: agent.id, authorName: agent.name }
  const posted = await append(sql, note, {
    expect: sql`id = ${id}`,
    senderId: agent.id,
    draft: { agentId: agent.id, author: 'note', body: incoming.body },
  }).catch(nothingIfKnown)
  if (posted) {
    announceMessage(posted)
    await announceDraftLeft(id, agent.id, { author: 'note', page: incoming.page ?? '' })
    await noteMentions(posted.message)
    return { ...posted, again: false }
  }

  const known = await messageWithClientId(incoming.clientId, sql`id = ${id}`)
  if (known) {
    // The server may have stopped before it told the agents that the note mentions.
    await noteMentions(known.message)
    return known
  }
  throw await refusalOf(incoming, agent.id, id)
}
