import { log } from '../ground/log'
import { hold, holds, letGo, release } from './hold'
import { open, type Socket } from './stream'

/**
 * Brings a socket up to date, and makes it live. A step is read when the one before has gone, so that it costs the
 * memory of a step however much was missed, and goes at the speed of the reader. What is announced meanwhile does not
 * overtake: a later step covers it, and what comes during the last one is held until that one has been sent.
 *
 * A client may ask again while it catches up: of what it asks for, the last is kept and done afterwards.
 */
export function catchUp(socket: Socket, since: number, asked?: Record<string, unknown>): void {
  const { data } = socket
  data.next = { since, asked }
  if (data.catchingUp) return
  data.catchingUp = true
  catchUpWith(socket)
    .catch((error) => {
      log.error({ err: error }, 'a socket could not catch up')
      socket.close(TRY_AGAIN, 'try again')
    })
    .finally(() => {
      data.catchingUp = false
    })
}

const TRY_AGAIN = 1011

async function catchUpWith(socket: Socket): Promise<void> {
  const { data } = socket
  for (let next = data.next; next; next = data.next) {
    data.next = undefined
    let { since } = next
    // Where too much came during the last step, another one brings it.
    while (!(await goThrough(socket, since, next.asked))) since = data.reached?.rev ?? since
    if (!open.has(socket)) return
  }
}

/** Returns false where the socket is not live in the end. */
async function goThrough(socket: Socket, since: number, asked?: Record<string, unknown>): Promise<boolean> {
  const steps = socket.data.missed(since, asked)
  for (;;) {
    hold(socket)
    const { value: step } = await steps.next()
    if (!open.has(socket)) return true
    if (step?.more) letGo(socket)
    for (const frame of step?.frames ?? []) socket.send(frame)
    socket.data.reached = step?.reached
    if (!step?.more && holds(socket)) {
      release(socket)
      return true
    }
    if (!(await gone(socket))) return true
    if (!step?.more) return false
  }
}

/** Waits until the reader has taken what was sent. Returns whether the socket is still open. */
async function gone(socket: Socket): Promise<boolean> {
  while (open.has(socket) && socket.getBufferedAmount() > 0) {
    await new Promise<void>((resolve) => {
      socket.data.drained = resolve
    })
  }
  return open.has(socket)
}
