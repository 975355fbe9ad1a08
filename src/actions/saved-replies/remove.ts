import { eq } from 'drizzle-orm'
import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { expectMayChange } from '../../model/saved-replies/may-change'
import { type Reply, replies } from '../../model/saved-replies/schema'

export async function removeReply(reply: Reply, agent: Agent): Promise<void> {
  expectMayChange(reply, agent)
  await db.delete(replies).where(eq(replies.id, reply.id))
  announceChange('replies')
}
