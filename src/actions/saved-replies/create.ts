import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { existingRecord } from '../../model/form-key'
import { expectMayChange } from '../../model/saved-replies/permissions'
import { type SavedReplyInput, shortcutTaken } from '../../model/saved-replies/saved-reply-input'
import { type SavedReply, savedReplies } from '../../model/saved-replies/schema'
import { savedReplyOf } from '../../reads/saved-replies/queries'

interface NewSavedReply {
  shared: boolean
  /** If the id exists already, it is the same saved reply or a `Conflict`. */
  id?: string
}

/** Keeps a reply for an agent alone, or, by an admin, for the team. Throws `Invalid` where the shortcut is taken. */
export async function createSavedReply(
  agent: Agent,
  input: SavedReplyInput,
  { shared, id = Bun.randomUUIDv7() }: NewSavedReply,
): Promise<SavedReply> {
  const agentId = shared ? null : agent.id
  expectMayChange({ agentId }, agent)

  const [savedReply] = await db
    .insert(savedReplies)
    .values({ ...input, agentId, id })
    .onConflictDoNothing()
    .returning()
  if (savedReply) {
    announceChange('replies')
    return savedReply
  }

  const original = await savedReplyOf(agent, id)
  if (!original) throw shortcutTaken(input.shortcut, agentId)
  return existingRecord(original, { ...input, agentId })
}
