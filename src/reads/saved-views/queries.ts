import { and, asc, eq, or } from 'drizzle-orm'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { type View, views } from '../../model/saved-views/schema'

/** An agent's own views and the team's, by name. */
export async function viewsOf(agent: Agent): Promise<View[]> {
  return db
    .select()
    .from(views)
    .where(or(eq(views.agentId, agent.id), eq(views.shared, true)))
    .orderBy(asc(views.name), asc(views.id))
}

export async function viewWithId(id: string): Promise<View | undefined> {
  const [view] = await db.select().from(views).where(eq(views.id, id))
  return view
}

/** A view that an agent may delete: their own, and for an admin any of the team's. */
export async function viewToDelete(id: string, agent: Agent): Promise<View | undefined> {
  const theirs =
    agent.role === 'admin' ? or(eq(views.agentId, agent.id), eq(views.shared, true)) : eq(views.agentId, agent.id)
  const [view] = await db
    .select()
    .from(views)
    .where(and(eq(views.id, id), theirs))
  return view
}
