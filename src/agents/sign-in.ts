import { and, count, eq, sql as expression, gt, lt } from 'drizzle-orm'
import { db } from '../db/client'
import { Invalid, RateLimited } from '../http/errors'
import { verifyPassword } from './passwords'
import { agentWithEmail } from './queries'
import { type Agent, failedLogins } from './schema'

const MOST_FAILURES = 10
const WINDOW_MS = 15 * 60 * 1000

/**
 * The agent with this email and password. Throws `Invalid` alike for an unknown account, a wrong password and a
 * deactivated agent, and `RateLimited` after ten failures for the account from the address in fifteen minutes.
 */
export async function signIn(email: string, password: string, address: string): Promise<Agent> {
  const account = new Bun.CryptoHasher('sha256').update(email.toLowerCase()).digest('hex')
  const since = new Date(Date.now() - WINDOW_MS)
  const attempts = and(eq(failedLogins.account, account), eq(failedLogins.address, address), gt(failedLogins.createdAt, since))
  const [failures] = await db
    .select({ count: count(), first: expression<Date | null>`min(${failedLogins.createdAt})` })
    .from(failedLogins)
    .where(attempts)
  if (failures?.first && failures.count >= MOST_FAILURES) {
    const retryAfterMs = Math.max(1000, failures.first.getTime() + WINDOW_MS - Date.now())
    throw new RateLimited(`Too many failed attempts. Try again in ${Math.ceil(retryAfterMs / 60_000)} min.`, retryAfterMs)
  }

  const agent = await agentWithEmail(email)
  const fits = await verifyPassword(password, agent?.passwordHash)
  if (agent && fits && !agent.deactivatedAt) {
    await db.delete(failedLogins).where(attempts)
    return agent
  }

  await db.delete(failedLogins).where(lt(failedLogins.createdAt, since))
  await db.insert(failedLogins).values({ account, address })
  throw new Invalid({ password: 'The email or the password is not right.' })
}
