import { Invalid, TooLarge, TooSlow } from '../../ground/errors'
import { isMultipart, mostOf, type Sent } from './body-scope'

/** How long a connection may be silent, in seconds: between requests, and between two pieces of a body. */
export const IDLE_S = 60

/** How fast a body must come: `bytes` in each stretch of `withinMs`, or it must end in that time. */
interface Pace {
  withinMs: number
  bytes: number
}

/** Tests are less patient. */
export const pace: Record<'words' | 'files', Pace> = {
  // All of it within the first stretch.
  words: { withinMs: 20_000, bytes: Number.POSITIVE_INFINITY },
  // 6.5 KB a second: a tenth of a bad connection of a telephone, and what is stalled is gone within 50 s.
  files: { withinMs: 25_000, bytes: 160 * 1024 },
}

/**
 * A body, piece by piece as it comes, never more than its limit; who reads slowly slows the sender down. Throws `TooLarge`
 * at the first piece over the limit, `TooSlow`, `Invalid` where the body does not arrive whole, and why `ended` was aborted.
 */
export async function* piecesOf(sent: Sent, kind: 'words' | 'files', ended: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = sent.request.body?.getReader()
  if (!reader) return
  const stopped: unknown[] = []
  const stop = (why: unknown) => {
    stopped.push(why)
    // A reader that waits for the next piece hears that there is none.
    reader.cancel().catch(() => {})
  }
  const end = () => stop(ended.reason)
  const watch = watchOver(pace[kind], () =>
    stop(new TooSlow('The request took too long. Check your connection and try again.')),
  )
  ended.addEventListener('abort', end)
  if (ended.aborted) end()
  // A form's parser hands on parts of what it gets, which are read when they are.
  const lasting = isMultipart(sent.request)
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
      if (size > mostOf(sent.limit, sent.request)) throw new TooLarge(sent.limit.complaint)
      // Each piece costs as much as some kilobytes do, and a chunk may be a single byte.
      if (++count > FREE_PIECES + size / SMALLEST_PIECE)
        throw new Invalid({ body: 'The request arrived in too many pieces.' })
      // Bun 1.4.5 ends a connection after its idle time, however much arrives in the meantime.
      sent.server?.timeout(sent.request, IDLE_S)
      for (let at = 0; at < value.length; at += SLICE) {
        yield lasting ? value.slice(at, at + SLICE) : value.subarray(at, at + SLICE)
        if (stopped.length > 0) throw stopped[0]
        await turn.over()
      }
      forget(value)
    }
  } catch (error) {
    // The sender has gone, so nobody reads this; but it is no fault of ours either.
    throw (error as Error).name === 'AbortError' ? new Invalid({ body: 'The request was cut off.' }) : error
  } finally {
    watch.stop()
    ended.removeEventListener('abort', end)
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

/** Has everybody else's requests come in between, where there is always more to read. */
class Turn {
  private since = performance.now()

  async over(): Promise<void> {
    if (performance.now() - this.since < TURN_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    this.since = performance.now()
  }
}
