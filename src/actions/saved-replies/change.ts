import { eq, sql } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { NotFound } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import { expectMayChange } from '../../model/saved-replies/may-change'
import { type ReplyDraft, shortcutTaken } from '../../model/saved-replies/reply-draft'
import { type Reply, replies } from '../../model/saved-replies/schema'

/** Replaces a saved reply's shortcut and text. Throws `Invalid` where the shortcut is taken, `NotFound` where it is gone. */
export async function changeReply(reply: Reply, agent: Agent, draft: ReplyDraft): Promise<Reply> {
  expectMayChange(reply, agent)

  const [changed] = await db
    .update(replies)
    .set({ ...draft, updatedAt: sql`now()` })
    .where(eq(replies.id, reply.id))
    .returning()
    .catch((error) => {
      throw isTaken(error) ? shortcutTaken(draft.shortcut, reply.agentId) : error
    })
  if (!changed) throw new NotFound('This reply has been deleted.')
  announceChange('replies')
  return changed
}

function isTaken(error: { cause?: { constraint_name?: string } }): boolean {
  return error.cause?.constraint_name === 'replies_shortcut'
}
