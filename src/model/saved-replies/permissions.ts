import { Forbidden } from '../../ground/errors'
import type { Agent } from '../agents/schema'
import type { SavedReply } from './schema'

/** Whether an agent may change a saved reply: their own, and for an admin the team's. */
export function mayChange({ agentId }: Pick<SavedReply, 'agentId'>, agent: Agent): boolean {
  return agentId === null ? agent.role === 'admin' : agentId === agent.id
}

/** Throws `Forbidden` where `mayChange` says no. */
export function expectMayChange(reply: Pick<SavedReply, 'agentId'>, agent: Agent): void {
  if (!mayChange(reply, agent))
    throw new Forbidden('Only admins can add, change or delete the team’s replies. You can save your own.')
}
