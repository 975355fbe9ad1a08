import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { NotFound } from '../../ground/errors'
import { type Agent, agents } from '../../model/agents/schema'
import { agentWithEmail } from '../../reads/agents/queries'
import { hashPassword } from './passwords'
import { closeSessionsOf } from './sessions'

/** Gives an agent a new password and ends their sessions everywhere. Throws `NotFound` for an unknown email. */
export async function resetPassword(email: string, password: string): Promise<Agent> {
  const agent = await agentWithEmail(email)
  if (!agent) throw new NotFound(`No agent has the email ${email}.`)
  await db
    .update(agents)
    .set({ passwordHash: await hashPassword(password) })
    .where(eq(agents.id, agent.id))
  await closeSessionsOf(agent.id)
  return agent
}
