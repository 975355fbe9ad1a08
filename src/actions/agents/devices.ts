import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '../../ground/config'
import { keyFor } from '../../ground/secret'
import type { Agent } from '../../model/agents/schema'

// A browser that an agent has signed in on before. It proves nothing else: its cookie does not replace the password,
// but strangers cannot lock its owner out by guessing. `device.expires.signature`; the signature covers the account
// and its password, so that a new password makes every device of the account unknown.

const YEAR_S = 365 * 24 * 60 * 60

/** What a request says of the device it comes from; whether that is true depends on the account. */
export function deviceCookie(request: Request): string | undefined {
  const all = (request.headers.get('cookie') ?? '').split('; ')
  return all.find((one) => one.startsWith(`${cookieName()}=`))?.slice(cookieName().length + 1)
}

/** The id of a device that this agent has signed in on, with the password they have now; undefined for any other. */
export function knownDevice(cookie: string | undefined, agent: Agent): string | undefined {
  const [, device, expires, signature] = /^([\w-]{22})\.(\d{1,12})\.([\w-]{43})$/.exec(cookie ?? '') ?? []
  if (device === undefined || expires === undefined || signature === undefined) return undefined
  const genuine = timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(device, expires, agent)))
  return genuine && Date.now() < Number(expires) * 1000 && !agent.deactivatedAt ? device : undefined
}

/** The Set-Cookie header by which a browser is known for a year as one of this agent's. Signing out does not end it. */
export function rememberDevice(agent: Agent, cookie: string | undefined): string {
  const device =
    knownDevice(cookie, agent) ?? Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url')
  const expires = String(Math.floor(Date.now() / 1000) + YEAR_S)
  const value = `${device}.${expires}.${signatureOf(device, expires, agent)}`
  return `${cookieName()}=${value}; Path=/; Max-Age=${YEAR_S}; HttpOnly; SameSite=Lax${isSecure() ? '; Secure' : ''}`
}

function signatureOf(device: string, expires: string, { id, passwordHash }: Agent): string {
  return createHmac('sha256', keyFor('device')).update(`${device} ${expires} ${id} ${passwordHash}`).digest('base64url')
}

function cookieName(): string {
  return isSecure() ? '__Host-parley-device' : 'parley-device'
}

function isSecure(): boolean {
  return config.publicUrl.protocol === 'https:'
}
