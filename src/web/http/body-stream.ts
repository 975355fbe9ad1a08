import { Invalid, TooLarge, TooSlow } from '../../ground/errors'
import { isMultipart, mostOf, type RequestBody } from './body-scope'

/** How long a connection may be silent, in seconds: between requests, and between two pieces of a body. */
export const IDLE_S = 60

/** How fast a body must come: `bytes` in each stretch of `withinMs`, or it must end in that time. */
interface Pace {
  withinMs: number
  bytes: number
}

/** Tests set a shorter time. */
export const pace: Record<'words' | 'files', Pace> = {
  // All of it within the first stretch.
  words: { withinMs: 20_000, bytes: Number.POSITIVE_INFINITY },
  // 6.5 KB a second: a tenth of a bad connection of a telephone, and what is stalled is gone within 50 s.
  files: { withinMs: 25_000, bytes: 160 * 1024 },
}

/**
 * A body, piece by piece as it comes, never more than its limit; who reads slowly slows the sender down. Throws
 * `TooLarge` at the first piece over the limit, `TooSlow`, `Invalid` where the body does not arrive whole, and the
 * reason for which `signal` was aborted.
 */
export async function* piecesOf(
  requestBody: RequestBody,
  kind: 'words' | 'files',
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = requestBody.request.body?.getReader()
  if (!reader) return
  const stopped: unknown[] = []
  const stop = (reason: unknown) => {
    stopped.push(reason)
    // A reader that waits for the next piece hears that there is none.
    reader.cancel().catch(() => {})
  }
  const end = () => stop(signal.reason)
  const watch = watchOver(pace[kind], () =>
    stop(new TooSlow('The request took too long. Check your connection and try again.')),
  )
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  // A form's parser hands on parts of what it gets, which are read when they are.
  const lasting = isMultipart(requestBody.request)
  const turn = new Turn()
  let size = 0
  let count = 0
  try {
    while (true) {
      watch.waiting = true
      const { done, value } = await reader.read()
      watch.waiting = false
      if (stopped.length > 0) throw stopped[0]
      if (done) return
      size += value.length
      watch.arrived += value.length
      if (size > mostOf(requestBody.limit, requestBody.request)) throw new TooLarge(requestBody.limit.complaint)
      // Each piece costs as much as some kilobytes do, and a chunk may be a single byte.
      if (++count > FREE_PIECES + size / SMALLEST_PIECE)
        throw new Invalid({ body: 'The request arrived in too many pieces.' })
      // Bun 1.4.5 ends a connection after its idle time, however much arrives in the meantime.
      requestBody.server?.timeout(requestBody.request, IDLE_S)
      for (let start = 0; start < value.length; start += SLICE) {
        yield lasting ? value.slice(start, start + SLICE) : value.subarray(start, start + SLICE)
        if (stopped.length > 0) throw stopped[0]
        await turn.isOver()
      }
      forget(value)
    }
  } catch (error) {
    // The sender has gone and will not read this; it is not a server error.
    throw (error as Error).name === 'AbortError' ? new Invalid({ body: 'The request was cut off.' }) : error
  } finally {
    watch.stop()
    signal.removeEventListener('abort', end)
    reader.cancel().catch(() => {})
  }
}

/** What Bun reads into waits for the garbage collector, which does not count it: a hundred uploads made 700 MB of it. */
function forget(piece: Uint8Array<ArrayBuffer>): void {
  if (piece.length === piece.buffer.byteLength) piece.buffer.transfer(0)
}

const SLICE = 64 * 1024
const FREE_PIECES = 1000
const SMALLEST_PIECE = 256

/** Calls `tooSlow` where a stretch of time brought too little; what we ourselves take our time with does not count. */
function watchOver({ withinMs, bytes }: Pace, tooSlow: () => void) {
  const watch = { waiting: false, arrived: 0, stop: () => clearInterval(timer) }
  const timer = setInterval(() => {
    if (watch.waiting && watch.arrived < bytes) tooSlow()
    watch.arrived = 0
  }, withinMs)
  return watch
}

const TURN_MS = 5

/** Yields to other requests when a body always has more to read. */
class Turn {
  private startedAt = performance.now()

  async isOver(): Promise<void> {
    if (performance.now() - this.startedAt < TURN_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    this.startedAt = performance.now()
  }
}
