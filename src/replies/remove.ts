import { eq } from 'drizzle-orm'
import type { Agent } from '../agents/schema'
import { db } from '../db/client'
import { announceChange } from '../workspace/broadcasts'
import { expectMayChange } from './may-change'
import { type Reply, replies } from './schema'

export async function removeReply(reply: Reply, agent: Agent): Promise<void> {
  expectMayChange(reply, agent)
  await db.delete(replies).where(eq(replies.id, reply.id))
  announceChange('replies')
}
