import { and, asc, eq, or } from 'drizzle-orm'
import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { type SavedView, savedViews } from '../../model/saved-views/schema'

/** An agent's own views and the team's, by name. */
export async function savedViewsOf(agent: Agent): Promise<SavedView[]> {
  return db
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.agentId, agent.id), eq(savedViews.shared, true)))
    .orderBy(asc(savedViews.name), asc(savedViews.id))
}

export async function savedViewWithId(id: string): Promise<SavedView | undefined> {
  const [savedView] = await db.select().from(savedViews).where(eq(savedViews.id, id))
  return savedView
}

/** A view that an agent may delete: their own, and for an admin any of the team's. */
export async function savedViewToDelete(id: string, agent: Agent): Promise<SavedView | undefined> {
  const accessCondition =
    agent.role === 'admin'
      ? or(eq(savedViews.agentId, agent.id), eq(savedViews.shared, true))
      : eq(savedViews.agentId, agent.id)
  const [savedView] = await db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, id), accessCondition))
  return savedView
}
