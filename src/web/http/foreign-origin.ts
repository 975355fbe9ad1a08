import { config } from '../../ground/config'
import { Forbidden } from '../../ground/errors'
import { log } from '../../ground/log'

// A host has at most 253 characters; anything longer is not a real address.
const LONGEST_SHOWN = 270
const LOG_EVERY_MS = 60_000

let loggedAt = Number.NEGATIVE_INFINITY

/**
 * Refuses a request or a connection that did not come from a page of this site. If the cause may be that `PUBLIC_URL`
 * is not the address people use, the refusal names both and says what to do, and so does the log, at most once a
 * minute.
 */
export function foreignOrigin(request: Request, what: 'request' | 'connection'): Forbidden {
  const words = `This ${what} did not come from a page of this site.`
  const reachedAs = addressOfPage(request)
  if (!reachedAs) return new Forbidden(words)

  const advice = adviceFor(reachedAs)
  if (performance.now() - loggedAt > LOG_EVERY_MS) {
    loggedAt = performance.now()
    log.warn({ reachedAs, publicUrl: config.publicUrl.origin }, advice)
  }
  return new Forbidden(`${words} ${advice}`)
}

function adviceFor(reachedAs: string): string {
  const publicUrl = config.publicUrl.origin
  const mismatch = `Parley was reached as ${reachedAs}, but PUBLIC_URL is ${publicUrl}.`
  if (reachedAs === publicUrl.replace(/^https:/, 'http:')) return `${mismatch} Open ${publicUrl} instead.`
  return `${mismatch} If that is the right address, set PUBLIC_URL=${reachedAs} and restart Parley.`
}

/** The site whose page sent the request; undefined if there is none, or if the browser says that it is another one. */
function addressOfPage({ headers }: Request): string | undefined {
  if (/^(?:cross|same)-site$/.test(headers.get('sec-fetch-site') ?? '')) return undefined
  const url = URL.parse(headers.get('origin') ?? '')
  return url && /^https?:$/.test(url.protocol) && url.origin.length <= LONGEST_SHOWN ? url.origin : undefined
}
