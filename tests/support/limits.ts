import { db, sql } from '../../src/db/client'
import type { Numbers } from '../../src/limits/numbers'
import { forgetRefusals } from '../../src/limits/refusals'
import { remember } from '../../src/settings/queries'
import { settings } from '../../src/settings/schema'

/** Changes limits of a test's server as an admin would; all others are as they usually are. */
export async function setLimits(limits: Partial<Numbers>): Promise<void> {
  const [row] = await db.update(settings).set({ limits }).returning({ showsTyping: settings.showsTyping, limits: settings.limits })
  if (row) remember(row)
  forgetRefusals()
}

/** Nobody has used anything yet. */
export async function forgetAllowances(): Promise<void> {
  await sql`delete from allowances`
  forgetRefusals()
}
