import { LRUCache } from 'lru-cache'
import type { Range } from './filter'

const DAYS = { today: 1, '7d': 7, '30d': 30 }

/**
 * When a date range begins: at midnight where the agent is. Today is one of the seven days of Last 7 days. Undefined
 * for all time.
 */
export function startOf(range: Range, zone: string, now = Date.now()): Date | undefined {
  if (range === 'all') return undefined
  const start = today(zone, now)
    .subtract({ days: DAYS[range] - 1 })
    .startOfDay()
  return new Date(start.epochMilliseconds)
}

/** The next midnight where the agent is: when every date range moves on by a day. */
export function nextMidnight(zone: string, now = Date.now()): Date {
  return new Date(today(zone, now).add({ days: 1 }).startOfDay().epochMilliseconds)
}

/** The time zone a browser says it is in; UTC where it says nothing that is known. */
export function zoneNamed(name = 'UTC'): string {
  const zone = zones.get(name)
  if (zone) return zone
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    zones.set(name, zone)
    return zone
  } catch {
    return 'UTC'
  }
}

// Looking up a name is slow; there are about six hundred, in any spelling of upper and lower case.
const zones = new LRUCache<string, string>({ max: 2_000 })

function today(zone: string, now: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).startOfDay()
}
