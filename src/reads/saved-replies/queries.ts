import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { type SavedReply, savedReplies } from '../../model/saved-replies/schema'

/** An agent's own replies and the team's, by shortcut; of two with the same one, the agent's own first. */
export async function savedRepliesOf(agent: Agent): Promise<SavedReply[]> {
  return db
    .select()
    .from(savedReplies)
    .where(accessCondition(agent))
    .orderBy(asc(savedReplies.shortcut), sql`${savedReplies.agentId} nulls last`)
}

/** A reply that an agent may use. */
export async function savedReplyOf(agent: Agent, id: string): Promise<SavedReply | undefined> {
  const [savedReply] = await db
    .select()
    .from(savedReplies)
    .where(and(eq(savedReplies.id, id), accessCondition(agent)))
  return savedReply
}

function accessCondition({ id }: Agent) {
  return or(eq(savedReplies.agentId, id), isNull(savedReplies.agentId))
}
