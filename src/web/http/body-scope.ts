import type { Server } from 'bun'
import { Elysia } from 'elysia'
import { TooLarge } from '../../ground/errors'
import type { Limit } from './body-limits'

/** A body that a route takes, still to be read. */
export interface Sent {
  request: Request
  server: Server<unknown> | null
  limit: Limit
}

/**
 * `takes: SMALL` lets a route read a body up to that limit, and hands it `sent`. All that reads bodies wants one, so no
 * route can read without a limit. Who says at once that more will come is refused at once, before anything is looked up.
 */
export const bodyScope = new Elysia({ name: 'body scope' }).macro('takes', (limit: Limit) => ({
  // Elysia's own parser turns `007` into 7 and `{"a":1}` into an object.
  parse: () => null,
  transform({ request }: { request: Request }) {
    expected.add(request)
    if (declaredBytes(request) > mostOf(limit, request)) throw new TooLarge(limit.complaint)
  },
  resolve({ request, server }: { request: Request; server: Server<unknown> | null }) {
    return { sent: { request, server, limit } satisfies Sent }
  },
}))

const expected = new WeakSet<Request>()

/**
 * Lets go of a body that no route takes. Bun keeps more than a megabyte of what is neither read nor refused for as long
 * as its route is busy.
 */
export function dropUnexpectedBody(request: Request): void {
  if (!expected.has(request)) request.body?.cancel().catch(() => {})
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
