import { log } from '../ground/log'
import { dropHeldFrames, hold, holdsFrames, release } from './hold'
import { openSockets, type Socket } from './stream'

/**
 * Brings a socket up to date, and makes it live. A step is read when the one before has gone, so that it costs the
 * memory of a step however much was missed, and goes at the speed of the reader. What is announced meanwhile does not
 * overtake: a later step covers it, and what comes during the last one is held until that one has been sent.
 *
 * A client may ask again while it catches up: of what it asks for, the last is kept and done afterwards.
 */
export function catchUp(socket: Socket, since: number, resumeRequest?: Record<string, unknown>): void {
  const { data } = socket
  data.next = { since, resumeRequest }
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
    while (!(await sendSteps(socket, since, next.resumeRequest))) since = data.revision?.rev ?? since
    if (!openSockets.has(socket)) return
  }
}

/** Returns false where the socket is not live in the end. */
async function sendSteps(socket: Socket, since: number, resumeRequest?: Record<string, unknown>): Promise<boolean> {
  const steps = socket.data.stepsSince(since, resumeRequest)
  for (;;) {
    hold(socket)
    const { value: step } = await steps.next()
    if (!openSockets.has(socket)) return true
    if (step?.more) dropHeldFrames(socket)
    for (const frame of step?.frames ?? []) socket.send(frame)
    socket.data.revision = step?.revision
    if (!step?.more && holdsFrames(socket)) {
      release(socket)
      return true
    }
    if (!(await waitUntilSent(socket))) return true
    if (!step?.more) return false
  }
}

/** Waits until the reader has taken what was sent. Returns whether the socket is still open. */
async function waitUntilSent(socket: Socket): Promise<boolean> {
  while (openSockets.has(socket) && socket.getBufferedAmount() > 0) {
    await new Promise<void>((resolve) => {
      socket.data.onDrain = resolve
    })
  }
  return openSockets.has(socket)
}
