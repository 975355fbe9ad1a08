import { RateLimited } from '../ground/errors'
import { log } from '../ground/log'
import type { Kind, Limit } from '../model/limits/kinds'
import { EVERYBODY } from '../model/limits/numbers'
import { inWords } from '../model/limits/words'
import { giveBackLeased, spendLeased } from './lease'
import { numbersNow } from './numbers-now'
import { forgetRefusal, refusedBefore, rememberRefusal } from './refusals'
import { giveBack, spend } from './spend'

/** Gives back what was used, for example when the action failed. */
export type Undo = () => Promise<void>

/**
 * Uses some of what an address may, and of what all may together. Throws `RateLimited`, in the visitor's words, where
 * there is not so much left. Programs that work on the database have no address, and no limits.
 */
export async function use(kind: Kind, address: string | undefined, amount = 1): Promise<Undo> {
  if (address === undefined) return async () => {}
  const numbers = await numbersNow()
  const undo = await spendBound(kind, kind.ofAddress(numbers), address, amount, kind.refusal.ofAddress)
  try {
    // Last, so that an address that has used its share up takes nothing from the others.
    const undoAll = await spendBound(kind, kind.inAll(numbers), EVERYBODY, amount, kind.refusal.inAll)
    return async () => void (await Promise.all([undo(), undoAll()]))
  } catch (error) {
    await undo()
    throw error
  }
}

async function spendBound(
  { name, lease }: Kind,
  bound: Pick<Limit, 'most' | 'seconds'>,
  holder: string,
  amount: number,
  refusal: string,
): Promise<Undo> {
  if (bound.most === Number.POSITIVE_INFINITY) return async () => {}
  const limit: Limit = { name, ...bound, returns: 'steadily' }
  const stillWaits = refusedBefore(limit, holder, amount)
  if (stillWaits !== undefined) throw refusalError(name, refusal, stillWaits)
  const waits = lease
    ? await spendLeased(limit, holder, amount, { batch: lease.batch(bound.most), keptMs: lease.keptMs })
    : await spend(limit, holder, amount)
  if (waits !== undefined) {
    rememberRefusal(limit, holder, amount, waits)
    throw refusalError(name, refusal, waits)
  }
  return async () => {
    await (lease ? giveBackLeased(limit, holder, amount) : giveBack(limit, holder, amount))
    forgetRefusal(limit, holder)
  }
}

const QUIET_MS = 60_000
const loggedAt = new Map<string, number>()

/** The operator of the server should know; once a minute is enough. */
function refusalError(name: string, refusal: string, waits: number): RateLimited {
  if ((loggedAt.get(refusal) ?? 0) < performance.now()) {
    loggedAt.set(refusal, performance.now() + QUIET_MS)
    log.warn({ limit: name }, 'a limit was reached')
  }
  return new RateLimited(`${refusal} Try again in ${inWords(waits)}.`, waits)
}
