/**
 * The path of a request, exactly as the router compares it. The door lets only requests in whose address begins with a
 * host, so nothing has to be parsed, and nothing can throw.
 */
export function pathOf(request: Request): string {
  const target = targetOf(request)
  const query = target.indexOf('?')
  return query === -1 ? target : target.slice(0, query)
}

/** The path and the query. */
export function targetOf({ url }: Request): string {
  return url.slice(url.indexOf('/', url.indexOf('//') + 2))
}
