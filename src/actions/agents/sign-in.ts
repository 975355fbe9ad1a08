import { Invalid, RateLimited } from '../../ground/errors'
import { giveBack, spend } from '../../limits/spend'
import type { Agent } from '../../model/agents/schema'
import type { Limit } from '../../model/limits/kinds'
import { agentWithEmail } from '../../reads/agents/queries'
import { sha256 } from '../../text/digest'
import { knownDevice } from './devices'
import { inTurn } from './password-queue'
import { verifyPassword } from './passwords'

const IN = { seconds: 15 * 60, returns: 'together' } as const
/** Failed attempts from one address, for all accounts together. */
const BY_ADDRESS: Limit = { name: 'sign-in-address', most: 100, ...IN }
/** Failed attempts for one account from one address. */
const BY_ACCOUNT_AND_ADDRESS: Limit = { name: 'sign-in', most: 10, ...IN }
/** Failed attempts for one account from all addresses that it is not known to sign in from. */
const BY_ACCOUNT: Limit = { name: 'sign-in-account', most: 300, ...IN }
/** Failed attempts for one account on a known device, from any address. */
const BY_DEVICE: Limit = { name: 'sign-in-device', most: 10, ...IN }

export const SIGN_IN_LIMITS = [BY_ADDRESS, BY_ACCOUNT_AND_ADDRESS, BY_ACCOUNT, BY_DEVICE]

export interface Attempt {
  email: string
  password: string
  /** The client's address. */
  address: string
  /** The value of the device cookie. */
  device?: string
  /** Aborts when the client gives up; an attempt whose password was not checked yet does not count. */
  signal?: AbortSignal
}

/**
 * The agent with this email and password. Throws `Invalid` alike for an unknown account, a wrong password and a
 * deactivated agent, `RateLimited` after too many failures, and `Unavailable` where too many wait. Each attempt is
 * counted before the password is looked at, so that of many at once no more than a limit are. Devices that the account
 * has signed in on before have limits and a lane of their own: no flood of strangers shuts them out.
 */
export async function signIn({ email, password, address, device, signal }: Attempt): Promise<Agent> {
  const account = sha256(email.toLowerCase())
  const knownDeviceId = await knownTo(email, device)
  if (knownDeviceId)
    return inTurn({ lane: 'known', holder: account, signal }, () =>
      checkPassword(email, password, [[BY_DEVICE, `${account} ${knownDeviceId}`]]),
    )

  // The database is queried only in turn, so that a flood of attempts does not block known devices.
  const uses: Use[] = [
    [BY_ADDRESS, address],
    [BY_ACCOUNT_AND_ADDRESS, `${account} ${address}`],
    [BY_ACCOUNT, account],
  ]
  return inTurn({ lane: 'stranger', holder: address, signal }, () => checkPassword(email, password, uses))
}

async function knownTo(email: string, device: string | undefined): Promise<string | undefined> {
  const agent = device === undefined ? undefined : await agentWithEmail(email)
  return agent && knownDevice(device, agent)
}

async function checkPassword(email: string, password: string, uses: Use[]): Promise<Agent> {
  await spendAll(uses)
  const agent = await agentWithEmail(email)
  const fits = await verifyPassword(password, agent?.passwordHash)
  if (!agent || !fits || agent.deactivatedAt) throw new Invalid({ password: 'Wrong email or password.' })
  await giveAllBack(uses)
  return agent
}

type Use = [limit: Limit, holder: string]

async function spendAll(uses: Use[]): Promise<void> {
  for (const [at, [limit, holder]] of uses.entries()) {
    const retryAfterMs = await spend(limit, holder)
    if (retryAfterMs === undefined) continue
    await giveAllBack(uses.slice(0, at))
    throw new RateLimited(
      `Too many failed attempts. Try again in ${Math.ceil(retryAfterMs / 60_000)} min.`,
      retryAfterMs,
    )
  }
}

async function giveAllBack(uses: Use[]): Promise<void> {
  for (const [limit, holder] of uses) await giveBack(limit, holder)
}
