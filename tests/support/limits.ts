import { db, sql } from '../../src/db/client'
import { forgetRefusals } from '../../src/limits/refusals'
import type { Numbers } from '../../src/model/limits/numbers'
import { settings } from '../../src/model/settings/schema'
import { remember } from '../../src/reads/settings/queries'

/** Changes limits of a test's server as an admin would; all others are as they usually are. */
export async function setLimits(limits: Partial<Numbers>): Promise<void> {
  const [row] = await db
    .update(settings)
    .set({ limits })
    .returning({ showsTyping: settings.showsTyping, limits: settings.limits })
  if (row) remember(row)
  forgetRefusals()
}

/** Nobody has used anything yet. */
export async function forgetAllowances(): Promise<void> {
  await sql`delete from allowances`
  forgetRefusals()
}
