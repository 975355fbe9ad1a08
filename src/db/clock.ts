import { sql as expression, type SQL } from 'drizzle-orm'
import { behindMs } from '../ground/clock'
import { type Fragment, sql } from './client'

/** The time at which a statement gets there, by the clock of the database. */
export function clock(): Fragment {
  const ms = behindMs()
  return ms === 0 ? sql`clock_timestamp()` : sql`(clock_timestamp() - ${ms}::float8 * interval '1 millisecond')`
}

/** The time at which a statement of Drizzle's began, by the same clock. */
export function drizzleClock(): SQL {
  return expression`now() - ${behindMs()}::float8 * interval '1 millisecond'`
}
