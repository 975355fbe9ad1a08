import { RateLimited, Unavailable } from '../ground/errors'
import { Tally } from '../ground/tally'
import { EVERYBODY } from '../model/limits/numbers'
import { numbersNow } from './numbers-now'

/** The owner of a socket, for counting. */
export type SeatOwner = { agentId: string } | { visitorId: string }

/** A socket's seat among those that may be open. */
export interface Seat {
  /** Frees the seat. Calling it again does nothing. */
  leave(): void
}

const TRY_AGAIN_MS = 30_000

/** What is open now. In this process, as long as one serves a database; a store that several share can do the same. */
const counter = new Tally()

/**
 * A place for a socket, taken before it opens. Throws `RateLimited` where its owner or their address have too many open,
 * and `Unavailable` where all have together.
 */
export async function takeSeat(owner: SeatOwner, address: string): Promise<Seat> {
  const numbers = await numbersNow()
  const bounds =
    'agentId' in owner
      ? agentsBounds(owner.agentId, numbers.socketsOfAgent)
      : visitorsBounds(owner.visitorId, address, numbers)
  for (const { holder, most, refusal } of bounds) if (counter.count(holder) >= most) throw refusal()
  for (const { holder } of bounds) counter.add(holder)
  let hasLeft = false
  return {
    leave() {
      if (hasLeft) return
      hasLeft = true
      for (const { holder } of bounds) counter.remove(holder)
    },
  }
}

interface Bound {
  holder: string
  most: number
  refusal(): Error
}

function agentsBounds(agentId: string, most: number): Bound[] {
  const refusal = () => new RateLimited('You have too many pages open. Close some of them.', TRY_AGAIN_MS)
  return [{ holder: `agent ${agentId}`, most, refusal }]
}

function visitorsBounds(visitorId: string, address: string, numbers: Awaited<ReturnType<typeof numbersNow>>): Bound[] {
  return [
    {
      holder: `visitor ${visitorId}`,
      most: numbers.socketsOfVisitor,
      refusal: () => new RateLimited('This chat is open in too many places. Close some of them.', TRY_AGAIN_MS),
    },
    {
      holder: `address ${address}`,
      most: numbers.socketsOfAddress,
      refusal: () => new RateLimited('Too many chats are open from your network. Try again in a minute.', TRY_AGAIN_MS),
    },
    {
      holder: EVERYBODY,
      most: numbers.socketsInAll,
      refusal: () => new Unavailable('Too many chats are open at the moment. Try again in a minute.'),
    },
  ]
}
