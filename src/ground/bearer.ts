/** The bearer token of a request. Cookies of a request that has one are ignored. */
export function bearerOf({ headers }: Request): string | undefined {
  const [scheme = '', token = ''] = (headers.get('authorization') ?? '').split(' ')
  return scheme.toLowerCase() === 'bearer' ? token : undefined
}
