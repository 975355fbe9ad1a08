import { bearerOf } from '../../ground/bearer'
import { config } from '../../ground/config'
import { foreignOrigin } from './foreign-origin'
import { pathOf } from './path'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses an unsafe request that another site's page could have made a browser send: it must say that it comes from
 * this site. Programs with a bearer token are exempt, as no browser adds one by itself and no cookie counts beside one, and
 * so is the visitor API, where no cookie opens anything.
 */
export function checkOrigin(request: Request): void {
  if (SAFE.has(request.method)) return
  if (isProgram(request)) return
  if (pathOf(request).startsWith('/api/visitor/')) return
  if (request.headers.get('sec-fetch-site') === 'same-origin') return
  if (fromThisSite(request)) return
  throw foreignOrigin(request, 'request')
}

/** A socket of the agents' side must be opened by one of our own pages. */
export function checkSocketOrigin(request: Request): void {
  if (!fromThisSite(request)) throw foreignOrigin(request, 'connection')
}

/** Every page names its origin with such a request. */
function isProgram(request: Request): boolean {
  return bearerOf(request) !== undefined && !request.headers.has('origin')
}

// A page on another host cannot name ours in its Origin, so the address the request itself went to is as good as the
// public one; it lets people open the server as 127.0.0.1 as well as localhost.
function fromThisSite(request: Request): boolean {
  const origin = request.headers.get('origin')
  if (!origin) return false
  if (origin === config.publicUrl.origin) return true
  const url = URL.parse(origin)
  return url !== null && url.host === request.headers.get('host') && (url.protocol === 'https:' || mayBePlain(url))
}

/** Whether a host name is this machine's own, which nobody else can reach it by. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Anybody on the way can write a page of a site without TLS. Where the site has TLS, only this machine's own are pages of it. */
function mayBePlain({ hostname, host }: URL): boolean {
  if (config.publicUrl.protocol === 'http:') return true
  return isLoopback(hostname) && host !== config.publicUrl.host
}
