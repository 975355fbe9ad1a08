import { longest, othersDuring } from './others'
import type { Target } from './target'

const TRIES = 4
const QUIET_MS = 250

/**
 * How many milliseconds longer others wait, at most, while something is done. A busy machine adds to every try, and what
 * Parley itself holds up is in each of them: so the least of a few tries counts.
 */
export async function holdUp(target: Target, most: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < TRIES && least > most; attempt++) {
    const { waits: before } = await othersDuring(target.url, ['/healthz'], () => Bun.sleep(QUIET_MS))
    const { waits: during } = await othersDuring(target.url, ['/healthz'], work)
    least = Math.min(least, Math.max(0, longest(during) - longest(before)))
    // A hold-up of seconds is no noise.
    if (least > 2000) break
  }
  return least
}
