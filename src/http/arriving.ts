import type { Server } from 'bun'
import { Invalid } from './errors'

/** How long a connection may be silent, in seconds: between requests, and between two pieces of a body. */
export const IDLE_S = 60

const LONGEST_MS = 30 * 60_000

/**
 * The body of a request, piece by piece as it comes; who reads slowly slows the sender down. Bun 1.4.5 ends a connection
 * after its idle time however much comes in meanwhile, so each piece gives the sender as long again: slow is fine,
 * stalled is not. Throws `Invalid` where the body does not arrive whole.
 */
export async function* piecesOf(request: Request, server: Server<unknown> | null = null): AsyncGenerator<Uint8Array> {
  const until = performance.now() + LONGEST_MS
  try {
    for await (const piece of request.body ?? []) {
      server?.timeout(request, IDLE_S)
      if (performance.now() > until) throw new Invalid({ body: 'This took too long to arrive.' })
      yield piece
    }
  } catch (error) {
    // The sender has gone, so nobody reads this; but it is no fault of ours either.
    throw (error as Error).name === 'AbortError' ? new Invalid({ body: 'This did not arrive whole.' }) : error
  }
}
