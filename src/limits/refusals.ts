import { sql } from '../db/client'
import type { Limit } from '../model/limits/kinds'

interface Refusal {
  amount: number
  /** When there will be enough again, as `performance.now` counts. */
  until: number
  /** From when on the database is asked again: on another server somebody may have given something back. */
  askedAgain: number
}

const KEPT_MS = 1000
const MOST = 10_000

// By database: what one has refused is nothing to another.
const known = new WeakMap<typeof sql, Map<string, Refusal>>()

/**
 * Whether a holder was refused as much a moment ago, and for how many milliseconds they still have to wait. A flood is
 * refused from memory, so that the database has time for everybody else.
 */
export function refusedBefore({ name }: Limit, holder: string, amount: number): number | undefined {
  const refusal = refusals().get(`${name} ${holder}`)
  const now = performance.now()
  if (!refusal || amount < refusal.amount || now >= Math.min(refusal.until, refusal.askedAgain)) return undefined
  return Math.ceil(refusal.until - now)
}

export function rememberRefusal({ name }: Limit, holder: string, amount: number, waits: number): void {
  const all = refusals()
  const key = `${name} ${holder}`
  const now = performance.now()
  all.delete(key)
  all.set(key, { amount, until: now + waits, askedAgain: now + KEPT_MS })
  const [oldest] = all.keys()
  if (all.size > MOST && oldest !== undefined) all.delete(oldest)
}

/** Something was given back. */
export function forgetRefusal({ name }: Limit, holder: string): void {
  refusals().delete(`${name} ${holder}`)
}

/** The limits are others now. */
export function forgetRefusals(): void {
  refusals().clear()
}

function refusals(): Map<string, Refusal> {
  let found = known.get(sql)
  if (!found) known.set(sql, (found = new Map()))
  return found
}
