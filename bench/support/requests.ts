import type { Transport } from '../../tests/support/client'

/** What the clients of a run counted together. */
export interface Tally {
  /** Requests sent again because the first one was not answered. */
  resends: number
  /** Sockets opened again. */
  reconnects: number
}

/** The server said no, and would say so again. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    what: string,
    words: string,
  ) {
    super(`${what} was refused with ${status}: ${words.slice(0, 300)}`)
  }
}

const GIVE_UP_AFTER_MS = 90_000
const ANSWER_WITHIN_MS = 15_000
const LONGEST_PAUSE_MS = 500

/**
 * Sends each request until it is answered: again when the connection breaks, when the server has trouble (5xx), or when
 * it is too soon (429). It is always the same request, so whoever sends it needs a `clientId` or may repeat it.
 * Throws `Refused` for any other failure, and gives up after 90 s.
 */
export function persistent(tally: Tally): Transport {
  return (url, init) => persist(url, init, tally)
}

async function persist(url: URL, init: RequestInit, tally: Tally): Promise<Response> {
  const what = `${init.method ?? 'GET'} ${url.pathname}`
  const deadline = performance.now() + GIVE_UP_AFTER_MS
  for (let pause = 25; performance.now() < deadline; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    const reply = await attempt(url, init)
    if (reply && reply.status < 400) return reply
    if (reply?.status === 429) await Bun.sleep(waitOf(reply))
    else if (reply && reply.status < 500) throw new Refused(reply.status, what, await reply.text())
    else await Bun.sleep(pause)
    tally.resends++
  }
  throw new Error(`${what} was not answered within ${GIVE_UP_AFTER_MS / 1000} s.`)
}

/** One try, with its body read, because a connection may also break in the middle of it; undefined when it broke. */
async function attempt(url: URL, init: RequestInit): Promise<Response | undefined> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    return new Response(await response.bytes(), { status: response.status, headers: response.headers })
  } catch {
    return undefined
  }
}

function waitOf({ headers }: Response): number {
  return Number(headers.get('parley-retry-after-ms') ?? Number(headers.get('retry-after') ?? 1) * 1000)
}
