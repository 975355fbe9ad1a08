import { db } from '../../db/client'
import { type Settings, settings } from '../../model/settings/schema'

// Asked for whenever a visitor types, and changed a few times a year: another server may notice a little later.
const KEPT_MS = 10_000

// What was read from which database, and when.
const known = new WeakMap<typeof db, { now: Settings; until: number }>()

/** What admins have decided for the whole team; of a change by another server ten seconds late at most. */
export async function settingsNow(): Promise<Settings> {
  const kept = known.get(db)
  if (kept && performance.now() < kept.until) return kept.now
  const [row] = await db.select({ showsTyping: settings.showsTyping, limits: settings.limits }).from(settings)
  return remember(row ?? { showsTyping: false, limits: {} })
}

/** From now on, these are the settings. */
export function remember(now: Settings): Settings {
  known.set(db, { now, until: performance.now() + KEPT_MS })
  return now
}
