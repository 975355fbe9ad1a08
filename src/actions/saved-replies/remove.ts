import { eq } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { expectMayChange } from '../../model/saved-replies/permissions'
import { type SavedReply, savedReplies } from '../../model/saved-replies/schema'

export async function removeSavedReply(savedReply: SavedReply, agent: Agent): Promise<void> {
  expectMayChange(savedReply, agent)
  await db.delete(savedReplies).where(eq(savedReplies.id, savedReply.id))
  announceChange('replies')
}
