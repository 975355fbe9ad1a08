import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { type Reply, replies } from '../../model/saved-replies/schema'

/** An agent's own replies and the team's, by shortcut; of two with the same one, the agent's own first. */
export async function repliesOf(agent: Agent): Promise<Reply[]> {
  return db
    .select()
    .from(replies)
    .where(theirs(agent))
    .orderBy(asc(replies.shortcut), sql`${replies.agentId} nulls last`)
}

/** A reply that an agent may use. */
export async function replyOf(agent: Agent, id: string): Promise<Reply | undefined> {
  const [reply] = await db
    .select()
    .from(replies)
    .where(and(eq(replies.id, id), theirs(agent)))
  return reply
}

function theirs({ id }: Agent) {
  return or(eq(replies.agentId, id), isNull(replies.agentId))
}
