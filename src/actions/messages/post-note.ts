import { announceDraftLeft } from '../../announce/drafts'
import { announceMessage } from '../../announce/messages'
import { append, unlessKnown } from '../../control/append'
import { sql } from '../../db/client'
import { config } from '../../ground/config'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { Draft, Posted } from '../../model/messages/draft'
import { messageWithClientId } from '../../reads/messages/queries'
import { tooSoon } from '../../reads/messages/too-soon'
import { missingFiles } from '../attachments/missing'
import { noteMentions } from '../mentions/note'

/**
 * Leaves a note for the team in a conversation, no matter who has control. Visitors never see it. Throws `RateLimited`
 * within the interval of the agent's last message.
 */
export async function postNote({ id }: Conversation, agent: Agent, draft: Draft): Promise<Posted> {
  const note = { ...draft, author: 'note' as const, agentId: agent.id, authorName: agent.name }
  const sender = { id: agent.id, intervalMs: config.messageIntervalMs }

  const posted = await unlessKnown(() =>
    append(sql, note, {
      expect: sql`id = ${id}`,
      sender,
      draft: { agentId: agent.id, author: 'note', body: draft.body },
    }),
  )
  if (posted) {
    announceMessage(posted)
    await announceDraftLeft(id, agent.id, { author: 'note', page: draft.page ?? '' })
    await noteMentions(posted.message)
    return { ...posted, again: false }
  }

  const known = await messageWithClientId(draft.clientId, sql`id = ${id}`)
  if (known) {
    // The server may have stopped before it told the agents that the note mentions.
    await noteMentions(known.message)
    return { ...known, again: true }
  }
  throw (await missingFiles(draft.files, agent.id, id)) ?? (await tooSoon(id, agent.id))
}
