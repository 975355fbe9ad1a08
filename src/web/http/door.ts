import { noteEscaped } from '../../ground/escaped-failures'
import { log } from '../../ground/log'
import { securityHeaders } from './headers'
import { isHost } from './host'
import { requestId } from './request-id'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The handler behind the door: Elysia's own `fetch`. */
type RequestHandler = (request: Request) => Response | Promise<Response>

/**
 * Every request passes the door first, and every response passes it last. A request that does not say properly which
 * host it is for is refused: its address could not be read, or be read as another path than the router's. Never throws.
 */
export function door(handler: RequestHandler): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const response = refusal(request) ?? (await handler(request))
      return withHeaders(response, request)
    } catch (error) {
      return failureResponse(error, request)
    }
  }
}

/** The reply to a request that failed when an error page could no longer be made. */
function failureResponse(error: unknown, request: Request): Response {
  noteEscaped(error)
  const words = `Something went wrong. Reference: ${requestId(request)}.`
  return withHeaders(textResponse(words, 500), request)
}

function refusal(request: Request): Response | undefined {
  const response = badRequest(request) ?? badMethod(request)
  if (response) log.info({ request: requestId(request), method: request.method, status: response.status }, 'request')
  return response
}

function badRequest({ url, headers }: Request): Response | undefined {
  // Where Bun cannot make an address of host and path, `url` is no address; several Host lines come joined by commas.
  if (url.startsWith('http://') && isHost(headers.get('host') ?? '')) return undefined
  return textResponse('The Host header of this request is not a valid host name.', 400)
}

function badMethod({ method }: Request): Response | undefined {
  if (METHODS.includes(method)) return undefined
  return textResponse('This server does not support that method.', 405, { Allow: METHODS.join(', ') })
}

function textResponse(words: string, status: number, headers: Record<string, string> = {}): Response {
  return new Response(words, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } })
}

/** Adds what every reply carries, but for what a route has decided for itself. */
function withHeaders(response: Response, request: Request): Response {
  const { headers } = response
  for (const [name, value] of securityHeaders()) if (!headers.has(name)) headers.set(name, value)
  headers.set('X-Request-Id', requestId(request))
  return response
}
