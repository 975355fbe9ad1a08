import { db } from '../../db/client'
import { timedCache } from '../../db/timed-cache'
import { type Settings, settings } from '../../model/settings/schema'

// Needed whenever a visitor types and changed a few times a year, so another server may notice a change a little later.
const KEPT_MS = 10_000

const cache = timedCache(KEPT_MS, async (): Promise<Settings> => {
  const [row] = await db.select({ showsTyping: settings.showsTyping, limits: settings.limits }).from(settings)
  return row ?? { showsTyping: false, limits: {} }
})

/** What admins have decided for the whole team; of a change by another server ten seconds late at most. */
export const settingsNow: () => Promise<Settings> = cache.current

/** Replaces the cached settings. */
export const remember: (newSettings: Settings) => void = cache.replace
