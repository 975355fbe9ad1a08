import { sql as expression } from 'drizzle-orm'
import { db } from '../../db/client'
import { Conflict } from '../../ground/errors'
import { type Agent, agents } from '../../model/agents/schema'
import { anyAgentExists } from '../../reads/agents/queries'
import { hashPassword } from './passwords'

export interface NewAgent {
  email: string
  name: string
  password: string
  role: Agent['role']
}

/** Adds a person to the team. Throws `Conflict` when the email is taken. */
export async function addAgent({ password, ...person }: NewAgent): Promise<Agent> {
  const passwordHash = await hashPassword(password)
  const [agent] = await db
    .insert(agents)
    .values({ ...person, passwordHash })
    .onConflictDoNothing()
    .returning()
  if (!agent) throw new Conflict(`An agent with the email ${person.email} already exists.`)
  return agent
}

/** Adds the first admin; of two at once, only one becomes it. Returns undefined when there is an agent already. */
export async function addFirstAdmin(person: Omit<NewAgent, 'role'>): Promise<Agent | undefined> {
  if (await anyAgentExists()) return undefined
  const passwordHash = await hashPassword(person.password)
  return db.transaction(async (tx) => {
    await tx.execute(expression`lock table ${agents} in exclusive mode`)
    const there = await tx.select({ id: agents.id }).from(agents).limit(1)
    if (there.length > 0) return undefined
    const [admin] = await tx
      .insert(agents)
      .values({ email: person.email, name: person.name, role: 'admin', passwordHash })
      .returning()
    return admin
  })
}
