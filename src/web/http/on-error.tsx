import { ErrorPage } from '../../../views/errors/error-page'
import type { Rendered } from '../../../views/jsx/markup'
import { sealMarkup } from '../../../views/jsx/seal'
import { Toast } from '../../../views/shared/toast'
import { Invalid, NotFound, RateLimited, Refusal, TooLarge, TooSlow } from '../../ground/errors'
import { log } from '../../ground/log'
import { databaseAway } from './database-away'
import { pathOf, targetOf } from './path'

interface Failure {
  error: unknown
  code: string | number
  request: Request
  requestId: string
}

/** The one place where an error becomes a response: JSON for programs, a toast for htmx, a page otherwise. */
export function errorResponse({ error, code, request, requestId }: Failure): Response {
  const refusal = asRefusal(error, code)
  if (!refusal) log.error({ err: error, request: requestId }, 'a request failed')

  const status = refusal?.status ?? 500
  const message = refusal?.message ?? `Something went wrong. Reference: ${requestId}.`
  const headers = new Headers()
  if (refusal?.retryAfter) headers.set('Retry-After', refusal.retryAfter)
  if (refusal instanceof RateLimited) headers.set('Parley-Retry-After-Ms', String(refusal.retryAfterMs))
  // The rest of a stalled body would keep the connection open.
  if (refusal instanceof TooSlow) headers.set('Connection', 'close')

  const path = pathOf(request)
  if (path.startsWith('/api/')) {
    const body = { error: { code: refusal?.code ?? 'internal', message, ...refusal?.details } }
    return Response.json(body, { status, headers })
  }
  if (request.headers.has('hx-request')) {
    // A visitor does not sign in; the widget gets itself a new token.
    if (status === 401 && !path.startsWith('/widget')) headers.set('HX-Redirect', signIn(pageOf(request)))
    headers.set('HX-Reswap', 'none')
    if (refusal instanceof Invalid) headers.set('Parley-Wrong', namesIn(refusal))
    return page(<Toast words={message} />, status, headers)
  }
  if (status === 401 && request.method === 'GET' && !request.headers.has('upgrade')) {
    return new Response(null, { status: 303, headers: { Location: signIn(targetOf(request)) } })
  }
  return page(<ErrorPage status={status} message={message} />, status, headers)
}

/** Where to sign in, and then come back to the page that one was on. */
function signIn(back: string): string {
  return back === '/' ? '/session/new' : `/session/new?to=${encodeURIComponent(back)}`
}

/** The page from which htmx asks. */
function pageOf({ headers }: Request): string {
  const page = URL.parse(headers.get('hx-current-url') ?? '')
  return page ? page.pathname + page.search : '/'
}

/** The fields that are wrong, but for names that somebody else has thought of: a header cannot hold all. */
function namesIn({ fields }: Invalid): string {
  return Object.keys(fields)
    .filter((name) => /^\w{1,40}$/.test(name))
    .join(' ')
}

/** As the routes' own `html` does it; an error has no route. */
function page(content: Rendered, status: number, headers: Headers): Response {
  const { html, seal } = sealMarkup(content)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Parley-Seal', seal)
  return new Response(html, { status, headers })
}

function asRefusal(error: unknown, code: string | number): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (code === 'NOT_FOUND') return new NotFound()
  if (error instanceof Error && error.name === 'PayloadTooLargeError') return new TooLarge('That is too large to send.')
  return databaseAway(error)
}
