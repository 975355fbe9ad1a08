import { Unavailable } from '../../ground/errors'

/** Who waits for a turn at a password. */
export interface Waiter {
  /** `known` goes first: a device that somebody has signed in on, or the server's own work. */
  lane: 'known' | 'stranger'
  /** Nobody fills more than a few places: an account among the known, an address among the strangers. */
  holder: string
  /** Who gives up while they wait lose their turn. */
  signal?: AbortSignal
}

/** After how long it is worth while to try again where there was no place. */
const TRY_AGAIN_MS = 5000

// Argon2id takes 64 MB and a fifth of a second of a processor each; more than a few at once would let strangers fill
// the memory. Unknown devices never take all turns, so that a known device starts at once.
const AT_ONCE = { known: 4, stranger: 2 }
const PLACES = 24
const PLACES_OF_ONE = 4

/** Does what is costly about a password in turn. Throws `Unavailable` where all places are taken, or who asked has gone. */
export async function inTurn<T>(waiter: Waiter, work: () => Promise<T>): Promise<T> {
  await turnOf(waiter)
  try {
    return await work()
  } finally {
    running[waiter.lane]--
    startNext()
  }
}

const running = { known: 0, stranger: 0 }
/** By holder, in the order in which their turn comes: who had one goes to the end. */
const waiting = { known: new Map<string, (() => void)[]>(), stranger: new Map<string, (() => void)[]>() }

async function turnOf({ lane, holder, signal }: Waiter): Promise<void> {
  if (signal?.aborted) throw gaveUp()
  const own = waiting[lane].get(holder) ?? []
  const all = [...waiting[lane].values()].reduce((sum, { length }) => sum + length, 0)
  if (own.length >= PLACES_OF_ONE || all >= PLACES) {
    throw new Unavailable('Too many people are signing in right now. Try again in a few seconds.', TRY_AGAIN_MS)
  }

  const turn = Promise.withResolvers<void>()
  const leave = () => {
    if (remove(lane, holder, turn.resolve)) turn.reject(gaveUp())
  }
  waiting[lane].set(holder, [...own, turn.resolve])
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
    while (running.known + running.stranger < AT_ONCE.known && running[lane] < AT_ONCE[lane]) {
      const start = next(lane)
      if (!start) break
      running[lane]++
      start()
    }
  }
}

/** Takes the first of the holder whose turn it is. */
function next(lane: Waiter['lane']): (() => void) | undefined {
  const [holder, [first, ...others] = []] = waiting[lane].entries().next().value ?? []
  if (holder === undefined) return undefined
  waiting[lane].delete(holder)
  if (others.length > 0) waiting[lane].set(holder, others)
  return first
}

function remove(lane: Waiter['lane'], holder: string, start: () => void): boolean {
  const own = waiting[lane].get(holder) ?? []
  const others = own.filter((one) => one !== start)
  if (others.length === 0) waiting[lane].delete(holder)
  else waiting[lane].set(holder, others)
  return others.length < own.length
}

function gaveUp(): Unavailable {
  return new Unavailable('The connection was closed before this request’s turn came.')
}
