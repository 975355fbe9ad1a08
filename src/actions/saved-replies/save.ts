import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { madeBefore } from '../../model/form-key'
import { expectMayChange } from '../../model/saved-replies/may-change'
import { type ReplyDraft, shortcutTaken } from '../../model/saved-replies/reply-draft'
import { type Reply, replies } from '../../model/saved-replies/schema'
import { replyOf } from '../../reads/saved-replies/queries'

interface NewReply {
  shared: boolean
  /** One that is there already is the same reply, or a `Conflict`. */
  id?: string
}

/** Keeps a reply for an agent alone, or, by an admin, for the team. Throws `Invalid` where the shortcut is taken. */
export async function saveReply(
  agent: Agent,
  draft: ReplyDraft,
  { shared, id = Bun.randomUUIDv7() }: NewReply,
): Promise<Reply> {
  const agentId = shared ? null : agent.id
  expectMayChange({ agentId }, agent)

  const [reply] = await db
    .insert(replies)
    .values({ ...draft, agentId, id })
    .onConflictDoNothing()
    .returning()
  if (reply) {
    announceChange('replies')
    return reply
  }

  const made = await replyOf(agent, id)
  if (!made) throw shortcutTaken(draft.shortcut, agentId)
  return madeBefore(made, { ...draft, agentId })
}
