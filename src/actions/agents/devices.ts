import { cookieIn, ownCookie } from '../../ground/cookies'
import { keyFor } from '../../ground/secret'
import type { Agent } from '../../model/agents/schema'
import { hmac, isSame, randomToken } from '../../text/digest'

// A browser that an agent has signed in on before. It proves nothing else: its cookie does not replace the password,
// but strangers cannot lock its owner out by guessing. `device.expires.signature`; the signature covers the account
// and its password, so that a new password makes every device of the account unknown.

const NAME = 'parley-device'
const YEAR_S = 365 * 24 * 60 * 60

/** The device cookie of a request. Whether it is genuine depends on the account. */
export function deviceCookie(request: Request): string | undefined {
  return cookieIn(request, ownCookie(NAME).name)
}

/** The id of a device on which this agent has signed in with their present password; undefined for any other device. */
export function knownDevice(cookie: string | undefined, agent: Agent): string | undefined {
  const [, device, expires, signature] = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  if (device === undefined || expires === undefined || signature === undefined) return undefined
  const isGenuine = isSame(signature, signatureOf(device, expires, agent))
  return isGenuine && Date.now() < Number(expires) * 1000 && !agent.deactivatedAt ? device : undefined
}

/** The Set-Cookie header by which a browser is known for a year as one of this agent's. Signing out does not end it. */
export function rememberDevice(agent: Agent, cookie: string | undefined): string {
  const device = knownDevice(cookie, agent) ?? randomToken(16)
  const expires = String(Math.floor(Date.now() / 1000) + YEAR_S)
  const value = `${device}.${expires}.${signatureOf(device, expires, agent)}`
  const { name, attributes } = ownCookie(NAME)
  return new Bun.Cookie({ name, value, maxAge: YEAR_S, ...attributes }).serialize()
}

function signatureOf(device: string, expires: string, { id, passwordHash }: Agent): string {
  return hmac(keyFor('device'), `${device} ${expires} ${id} ${passwordHash}`)
}
