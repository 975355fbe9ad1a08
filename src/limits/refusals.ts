import { LRUCache } from 'lru-cache'
import { databaseLocal } from '../db/database-local'
import type { Limit } from '../model/limits/kinds'

interface Refusal {
  amount: number
  /** When there will be enough again, as `performance.now` counts. */
  endsAt: number
}

/** Then the database is asked again: on another server somebody may have given something back. */
const KEPT_MS = 1000
const MOST = 10_000

const refusals = databaseLocal(() => new LRUCache<string, Refusal>({ max: MOST, ttl: KEPT_MS }))

/**
 * Whether a holder was refused as much a moment ago, and for how many milliseconds they still have to wait. A flood is
 * refused from memory, so that the database has time for everybody else.
 */
export function refusedBefore({ name }: Limit, holder: string, amount: number): number | undefined {
  const refusal = refusals().get(`${name} ${holder}`)
  const now = performance.now()
  if (!refusal || amount < refusal.amount || now >= refusal.endsAt) return undefined
  return Math.ceil(refusal.endsAt - now)
}

export function rememberRefusal({ name }: Limit, holder: string, amount: number, waits: number): void {
  refusals().set(`${name} ${holder}`, { amount, endsAt: performance.now() + waits })
}

/** Part of the limit was given back. */
export function forgetRefusal({ name }: Limit, holder: string): void {
  refusals().delete(`${name} ${holder}`)
}

/** The limits have changed. */
export function forgetRefusals(): void {
  refusals().clear()
}
