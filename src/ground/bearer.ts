/** What a request proves itself with in its Authorization header; a request that has it says nothing with its cookies. */
export function bearerOf({ headers }: Request): string | undefined {
  const [scheme = '', token = ''] = (headers.get('authorization') ?? '').split(' ')
  return scheme.toLowerCase() === 'bearer' ? token : undefined
}
