import { config } from '../config'
import { Forbidden } from './errors'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses an unsafe request that another site's page could have made a browser send: it must say that it comes from
 * this site. Requests that prove themselves with a bearer token are exempt, as no browser adds one by itself, and so is
 * the visitor API, where no cookie opens anything.
 */
export function checkOrigin(request: Request): void {
  if (SAFE.has(request.method)) return
  if (request.headers.get('authorization')?.startsWith('Bearer ')) return
  if (new URL(request.url).pathname.startsWith('/api/visitor/')) return
  if (request.headers.get('sec-fetch-site') === 'same-origin') return
  if (fromThisSite(request)) return
  throw new Forbidden('This request did not come from a page of this site.')
}

/** A socket of the agents' side must be opened by one of our own pages. */
export function checkSocketOrigin(request: Request): void {
  if (!fromThisSite(request)) throw new Forbidden('This connection did not come from a page of this site.')
}

// A page on another host cannot name ours in its Origin, so the address the request itself went to is as good as the
// public one; it lets people open the server as 127.0.0.1 as well as localhost.
function fromThisSite(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin) return false
  return origin === config.publicUrl.origin || URL.parse(origin)?.host === request.headers.get('host')
}
