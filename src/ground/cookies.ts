import { config } from './config'

/** Name and attributes of a cookie that only this server may set and read. `__Host-` needs https, which localhost lacks. */
export function ownCookie(name: string) {
  const secure = config.publicUrl.protocol === 'https:'
  return {
    name: secure ? `__Host-${name}` : name,
    attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  } as const
}

/** What a request's cookie of this name holds. Other cookies, which may be anybody's and broken, do not matter. */
export function cookieIn({ headers }: Request, name: string): string | undefined {
  return new Bun.CookieMap(headers.get('cookie') ?? '').get(name) ?? undefined
}
