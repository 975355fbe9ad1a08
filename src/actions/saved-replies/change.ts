import { eq, sql } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { NotFound } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import { expectMayChange } from '../../model/saved-replies/permissions'
import { type SavedReplyInput, shortcutTaken } from '../../model/saved-replies/saved-reply-input'
import { type SavedReply, savedReplies } from '../../model/saved-replies/schema'

/** Replaces a saved reply's shortcut and text. Throws `Invalid` where the shortcut is taken, `NotFound` where it is gone. */
export async function changeSavedReply(
  savedReply: SavedReply,
  agent: Agent,
  input: SavedReplyInput,
): Promise<SavedReply> {
  expectMayChange(savedReply, agent)

  const [updatedReply] = await db
    .update(savedReplies)
    .set({ ...input, updatedAt: sql`now()` })
    .where(eq(savedReplies.id, savedReply.id))
    .returning()
    .catch((error) => {
      throw isTaken(error) ? shortcutTaken(input.shortcut, savedReply.agentId) : error
    })
  if (!updatedReply) throw new NotFound('This reply has been deleted.')
  announceChange('replies')
  return updatedReply
}

function isTaken(error: { cause?: { constraint_name?: string } }): boolean {
  return error.cause?.constraint_name === 'replies_shortcut'
}
