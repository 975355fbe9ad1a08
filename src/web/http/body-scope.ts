import type { Server } from 'bun'
import { Elysia } from 'elysia'
import { TooLarge } from '../../ground/errors'
import type { Limit } from './body-limits'

/** The body of a request that a route takes, not read yet. */
export interface RequestBody {
  request: Request
  server: Server<unknown> | null
  limit: Limit
}

/**
 * `takes: SMALL` lets a route read a body up to that limit and gives it `requestBody`. All functions that read bodies
 * need one, so no route can read without a limit. A request that declares a larger body is refused before anything is
 * looked up.
 */
export const bodyScope = new Elysia({ name: 'body scope' }).macro('takes', (limit: Limit) => ({
  // Elysia's own parser turns `007` into 7 and `{"a":1}` into an object.
  parse: () => null,
  transform({ request }: { request: Request }) {
    expectedBodies.add(request)
    if (declaredBytes(request) > mostOf(limit, request)) throw new TooLarge(limit.complaint)
  },
  resolve({ request, server }: { request: Request; server: Server<unknown> | null }) {
    return { requestBody: { request, server, limit } satisfies RequestBody }
  },
}))

const expectedBodies = new WeakSet<Request>()

/**
 * Discards a body that no route takes. Bun keeps more than a megabyte of what is neither read nor refused for as long
 * as its route is busy.
 */
export function dropUnexpectedBody(request: Request): void {
  if (!expectedBodies.has(request)) request.body?.cancel().catch(() => {})
}

/** The most bytes that a request may bring in all. */
export function mostOf(limit: Limit, request: Request): number {
  return isMultipart(request) ? (limit.withFiles ?? limit.bytes) : limit.bytes
}

export function isMultipart({ headers }: Request): boolean {
  return headers.get('content-type')?.startsWith('multipart/form-data') ?? false
}

function declaredBytes({ headers }: Request): number {
  return Number(headers.get('content-length') ?? 0)
}
