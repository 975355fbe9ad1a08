import { Unavailable } from '../../ground/errors'

/** What all bodies together may hold in memory while they arrive, in bytes. Tests make it smaller. */
export const budget = { bytes: 32 * 1024 * 1024 }

const holders = new Set<Memory>()
let heldBytes = 0

/**
 * The memory of one body. Where all together hold too much, the one that holds the most gives way and is refused with
 * `Unavailable`: so those that are sent slowly to fill the memory stand in nobody else's way.
 */
export class Memory {
  private bytes = 0
  private readonly gaveWay = new AbortController()

  /** Aborted with `Unavailable` when this body has to give way; its reader must then let go of it. */
  get ended(): AbortSignal {
    return this.gaveWay.signal
  }

  /** Holds so many bytes more. Throws `Unavailable` where that is too much. */
  hold(bytes: number): void {
    this.ended.throwIfAborted()
    holders.add(this)
    this.bytes += bytes
    heldBytes += bytes
    while (heldBytes > budget.bytes) Memory.largest().giveWay()
    this.ended.throwIfAborted()
  }

  /** Releases everything. */
  release(): void {
    holders.delete(this)
    heldBytes -= this.bytes
    this.bytes = 0
  }

  private static largest(): Memory {
    let most: Memory | undefined
    for (const one of holders) if (!most || one.bytes > most.bytes) most = one
    if (!most) throw new Error('No request holds memory.')
    return most
  }

  private giveWay(): void {
    this.release()
    this.gaveWay.abort(new Unavailable('The server is very busy. Try again in a few seconds.', 5000))
  }
}

/** How much all bodies hold at the moment, in bytes. */
export function heldByBodies(): number {
  return heldBytes
}
