import { Unavailable } from '../../ground/errors'

/** A caller that waits to hash or check a password. */
export interface Waiter {
  /** `known` goes first: a device on which somebody has signed in, or the server's own work. */
  lane: 'known' | 'stranger'
  /** No holder fills more than a few places. A holder is an account on known devices, and an address otherwise. */
  holder: string
  /** Aborts when the caller gives up; it then loses its turn. */
  signal?: AbortSignal
}

/** How long to wait before trying again when all places were taken. */
const TRY_AGAIN_MS = 5000

// Argon2id takes 64 MB and a fifth of a second of a processor each; more than a few at once would let strangers fill
// the memory. Unknown devices never take all turns, so that a known device starts at once.
const AT_ONCE = { known: 4, stranger: 2 }
const PLACES = 24
const PLACES_OF_ONE = 4

/** Runs costly password work in turn. Throws `Unavailable` when all places are taken or the caller has gone. */
export async function inTurn<T>(waiter: Waiter, work: () => Promise<T>): Promise<T> {
  await turnOf(waiter)
  try {
    return await work()
  } finally {
    runningCounts[waiter.lane]--
    startNext()
  }
}

const runningCounts = { known: 0, stranger: 0 }
/** By holder, in the order of their turns; a holder who has had a turn goes to the end. */
const waitingByLane = { known: new Map<string, (() => void)[]>(), stranger: new Map<string, (() => void)[]>() }

async function turnOf({ lane, holder, signal }: Waiter): Promise<void> {
  if (signal?.aborted) throw giveUpError()
  const own = waitingByLane[lane].get(holder) ?? []
  const all = [...waitingByLane[lane].values()].reduce((sum, { length }) => sum + length, 0)
  if (own.length >= PLACES_OF_ONE || all >= PLACES) {
    throw new Unavailable('Too many people are signing in right now. Try again in a few seconds.', TRY_AGAIN_MS)
  }

  const turn = Promise.withResolvers<void>()
  const leave = () => {
    if (remove(lane, holder, turn.resolve)) turn.reject(giveUpError())
  }
  waitingByLane[lane].set(holder, [...own, turn.resolve])
  signal?.addEventListener('abort', leave, { once: true })
  startNext()
  try {
    await turn.promise
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}

function startNext(): void {
  for (const lane of ['known', 'stranger'] as const) {
    while (runningCounts.known + runningCounts.stranger < AT_ONCE.known && runningCounts[lane] < AT_ONCE[lane]) {
      const start = next(lane)
      if (!start) break
      runningCounts[lane]++
      start()
    }
  }
}

/** Takes the first waiter of the holder whose turn it is. */
function next(lane: Waiter['lane']): (() => void) | undefined {
  const [holder, [first, ...others] = []] = waitingByLane[lane].entries().next().value ?? []
  if (holder === undefined) return undefined
  waitingByLane[lane].delete(holder)
  if (others.length > 0) waitingByLane[lane].set(holder, others)
  return first
}

function remove(lane: Waiter['lane'], holder: string, start: () => void): boolean {
  const own = waitingByLane[lane].get(holder) ?? []
  const others = own.filter((one) => one !== start)
  if (others.length === 0) waitingByLane[lane].delete(holder)
  else waitingByLane[lane].set(holder, others)
  return others.length < own.length
}

function giveUpError(): Unavailable {
  return new Unavailable('The connection was closed before this request’s turn came.')
}
