import { announceChange } from '../../announce/workspace'
import { db } from '../../db/client'
import { Forbidden } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import { type Settings, settings } from '../../model/settings/schema'
import { remember } from '../../reads/settings/queries'

/** Changes the settings of the whole team. Throws `Forbidden` for anyone but an admin. */
export async function changeSettings(agent: Agent, changes: Partial<Settings>): Promise<Settings> {
  if (agent.role !== 'admin') throw new Forbidden('Only admins can change the team’s settings.')
  const [row] = await db
    .update(settings)
    .set(changes)
    .returning({ showsTyping: settings.showsTyping, limits: settings.limits })
  if (!row) throw new Error('The settings have no row.')
  remember(row)
  announceChange('settings')
  return row
}
