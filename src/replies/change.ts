import { eq, sql } from 'drizzle-orm'
import type { Agent } from '../agents/schema'
import { db } from '../db/client'
import { NotFound } from '../http/errors'
import { expectMayChange } from './may-change'
import { type ReplyDraft, shortcutTaken } from './reply-draft'
import { type Reply, replies } from './schema'

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
  if (!changed) throw new NotFound('This reply is gone. It was deleted meanwhile.')
  return changed
}

function isTaken(error: { cause?: { constraint_name?: string } }): boolean {
  return error.cause?.constraint_name === 'replies_shortcut'
}
