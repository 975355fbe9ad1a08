import type { Agent } from '../agents/schema'
import { db } from '../db/client'
import { announceChange } from '../workspace/broadcasts'
import { expectMayChange } from './may-change'
import { type ReplyDraft, shortcutTaken } from './reply-draft'
import { type Reply, replies } from './schema'

/** Keeps a reply for an agent alone, or, by an admin, for the team. Throws `Invalid` where the shortcut is taken. */
export async function saveReply(agent: Agent, draft: ReplyDraft, { shared }: { shared: boolean }): Promise<Reply> {
  const agentId = shared ? null : agent.id
  expectMayChange({ agentId }, agent)

  const [reply] = await db
    .insert(replies)
    .values({ ...draft, agentId })
    .onConflictDoNothing()
    .returning()
  if (!reply) throw shortcutTaken(draft.shortcut, agentId)
  announceChange('replies')
  return reply
}
