import type { Agent } from '../agents/schema'
import { db } from '../db/client'
import { Forbidden } from '../http/errors'
import { announceChange } from '../workspace/broadcasts'
import { remember } from './queries'
import { type Settings, settings } from './schema'

/** Decides for the whole team. Throws `Forbidden` for anyone but an admin. */
export async function changeSettings(agent: Agent, changes: Partial<Settings>): Promise<Settings> {
  if (agent.role !== 'admin') throw new Forbidden('Only admins can change the team’s settings.')
  const [row] = await db.update(settings).set(changes).returning({ showsTyping: settings.showsTyping, limits: settings.limits })
  if (!row) throw new Error('The settings have no row.')
  const changed = remember(row)
  announceChange('settings')
  return changed
}
