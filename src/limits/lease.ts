import { databaseLocal } from '../db/database-local'
import type { Limit } from '../model/limits/kinds'
import { spend } from './spend'

interface Lease {
  amountLeft: number
  /** Until when it may be used, as `performance.now` counts. */
  expiresAt: number
  /** A request for more, while it is under way. */
  renewal?: Promise<number | undefined>
}

/** How much is taken at once, and how long it may lie here. */
interface Terms {
  batch: number
  keptMs: number
}

const leases = databaseLocal(() => new Map<string, Lease>())

/**
 * Uses some of a limit as `spend` does, but takes more of it from the database than it needs, and uses that up here: what
 * happens with every message costs no statement then. What is taken counts as used, so that never more gets through than
 * there is room for; what lies here for too long is lost to its holder.
 */
export async function spendLeased(
  limit: Limit,
  holder: string,
  amount: number,
  terms: Terms,
): Promise<number | undefined> {
  const lease = leaseOf(limit, holder)
  for (;;) {
    if (lease.expiresAt > performance.now() && lease.amountLeft >= amount) {
      lease.amountLeft -= amount
      return undefined
    }
    // Of many at once only one asks.
    lease.renewal ??= renew(lease, limit, holder, amount, terms).finally(() => {
      lease.renewal = undefined
    })
    const waits = await lease.renewal
    if (waits !== undefined) return waits
  }
}

/** Gives back what was taken with `spendLeased` and not used. */
export function giveBackLeased(limit: Pick<Limit, 'name'>, holder: string, amount: number): void {
  leaseOf(limit, holder).amountLeft += amount
}

/** Removes expired leases. */
export function forgetLeases(): void {
  for (const [key, { expiresAt, renewal }] of leases())
    if (!renewal && expiresAt <= performance.now()) leases().delete(key)
}

async function renew(
  lease: Lease,
  limit: Limit,
  holder: string,
  amount: number,
  { batch, keptMs }: Terms,
): Promise<number | undefined> {
  if (lease.expiresAt <= performance.now()) lease.amountLeft = 0
  const lacks = amount - lease.amountLeft
  let amountTaken = Math.max(batch, lacks)
  let waits = await spend(limit, holder, amountTaken)
  if (waits !== undefined && amountTaken > lacks) {
    amountTaken = lacks
    waits = await spend(limit, holder, amountTaken)
  }
  if (waits !== undefined) return waits
  lease.amountLeft += amountTaken
  lease.expiresAt = performance.now() + keptMs
  return undefined
}

function leaseOf({ name }: Pick<Limit, 'name'>, holder: string): Lease {
  const key = `${name} ${holder}`
  let lease = leases().get(key)
  if (!lease) leases().set(key, (lease = { amountLeft: 0, expiresAt: 0 }))
  return lease
}
