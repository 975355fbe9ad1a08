import { eq, sql as expression, isNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { type Agent, agents } from '../../model/agents/schema'

export async function agentWithEmail(email: string): Promise<Agent | undefined> {
  const [agent] = await db
    .select()
    .from(agents)
    .where(eq(expression`lower(${agents.email})`, email.toLowerCase()))
  return agent
}

export async function anyAgentExists(): Promise<boolean> {
  const rows = await db.select({ id: agents.id }).from(agents).limit(1)
  return rows.length > 0
}

/** Everybody who can be given work, by name. */
export async function activeAgents(): Promise<Agent[]> {
  return db.select().from(agents).where(isNull(agents.deactivatedAt)).orderBy(agents.name)
}
