const ids = new WeakMap<Request, string>()

/** Names a request in the log, in its reply and in the message of an error. */
export function requestId(request: Request): string {
  let id = ids.get(request)
  if (!id) ids.set(request, (id = Bun.randomUUIDv7()))
  return id
}
