import { openSockets } from './stream'

/** How often sockets are looked at, and how long one may take nothing of what waits for it. Together less than 30 s. */
export const STALLED_CHECK_MS = 4000
const PATIENCE_MS = 20_000

/**
 * Ends the sockets whose readers have stopped: what waits for them is kept in memory. One that reads slowly is no such
 * one. A client that comes back goes on from where it has got to.
 */
export function endStalled(): void {
  const now = performance.now()
  for (const socket of openSockets) {
    if (socket.getBufferedAmount() === 0) socket.data.tookAt = now
    else if (now - socket.data.tookAt > PATIENCE_MS) socket.terminate()
  }
}
