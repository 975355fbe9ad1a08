import { Invalid, RateLimited } from '../http/errors'
import { giveBack, type Limit, spend } from '../limits/spend'
import { verifyPassword } from './passwords'
import { agentWithEmail } from './queries'
import type { Agent } from './schema'

/** Failed attempts for one account from one address. */
const FAILURES: Limit = { name: 'sign-in', most: 10, seconds: 15 * 60, returns: 'together' }

/**
 * The agent with this email and password. Throws `Invalid` alike for an unknown account, a wrong password and a
 * deactivated agent, and `RateLimited` after ten failures for the account from the address in fifteen minutes. The
 * attempt is counted before the password is looked at, so that of many at once no more than ten are.
 */
export async function signIn(email: string, password: string, address: string): Promise<Agent> {
  const holder = `${new Bun.CryptoHasher('sha256').update(email.toLowerCase()).digest('hex')} ${address}`
  const retryAfterMs = await spend(FAILURES, holder)
  if (retryAfterMs !== undefined) {
    throw new RateLimited(`Too many failed attempts. Try again in ${Math.ceil(retryAfterMs / 60_000)} min.`, retryAfterMs)
  }

  const agent = await agentWithEmail(email)
  const fits = await verifyPassword(password, agent?.passwordHash)
  if (!agent || !fits || agent.deactivatedAt) throw new Invalid({ password: 'The email or the password is not right.' })
  await giveBack(FAILURES, holder, FAILURES.most)
  return agent
}
