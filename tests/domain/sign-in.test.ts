import { beforeEach, expect, test } from 'bun:test'
import { addAgent, addFirstAdmin } from '../../src/agents/add'
import { resetPassword } from '../../src/agents/reset-password'
import { closeSession, endedSessions, hashed, openSession, sessionOf } from '../../src/agents/sessions'
import { signIn } from '../../src/agents/sign-in'
import { sql } from '../../src/db/client'
import type { Agent } from '../../src/db/schema'
import { Conflict, Invalid, RateLimited } from '../../src/http/errors'
import { testDatabase } from '../support/database'
import { anyAgent, PASSWORD } from '../support/fixtures'

testDatabase()

const HOME = '127.0.0.1'
let ann: Agent

beforeEach(async () => {
  ann = await anyAgent()
})

test('the right password lets the agent in, whatever the case of the email', async () => {
  expect((await signIn(ann.email.toUpperCase(), PASSWORD, HOME)).id).toBe(ann.id)
})

test('a wrong password, an unknown account and a deactivated agent get the same words', async () => {
  await sql`update agents set deactivated_at = now() where id = ${ann.id}`
  const words = async (email: string, password: string) => (await signIn(email, password, HOME).catch((error) => error)).message
  const all = [await words((await anyAgent()).email, 'wrong'), await words('nobody@example.com', PASSWORD), await words(ann.email, PASSWORD)]
  expect(new Set(all)).toEqual(new Set(['The email or the password is not right.']))
})

test('after ten failures an address has to wait, and another address does not', async () => {
  for (let attempt = 0; attempt < 10; attempt++) await expect(signIn(ann.email, 'wrong', HOME)).rejects.toBeInstanceOf(Invalid)
  const refusal = await signIn(ann.email, PASSWORD, HOME).catch((error) => error)
  expect(refusal).toBeInstanceOf(RateLimited)
  expect(refusal.retryAfterMs).toBeGreaterThan(14 * 60_000)
  expect((await signIn(ann.email, PASSWORD, '127.0.0.2')).id).toBe(ann.id)
})

test('an account that does not exist is throttled alike', async () => {
  for (let attempt = 0; attempt < 10; attempt++) await signIn('ghost@example.com', 'wrong', HOME).catch(() => {})
  await expect(signIn('ghost@example.com', 'wrong', HOME)).rejects.toBeInstanceOf(RateLimited)
})

test('the database holds the hash of what the cookie holds', async () => {
  const cookie = await openSession(ann)
  const id = /parley=([^;]+)/.exec(cookie)?.[1] ?? ''
  const rows = await sql<{ id: string }[]>`select id from sessions where agent_id = ${ann.id}`
  expect(rows.map((row) => row.id)).toEqual([hashed(id)])
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
})

test('a session ends by signing out, by age, by a new password and by deactivation', async () => {
  const [byHand, byAge, byIdling, byPassword, byDeactivation] = await Promise.all(Array.from({ length: 5 }, () => anyAgent()))
  const open = async (agent: Agent | undefined) => requestWith(await openSession(agent as Agent))
  const requests = await Promise.all([byHand, byAge, byIdling, byPassword, byDeactivation].map(open))
  for (const request of requests) expect(await sessionOf(request)).toBeDefined()

  await closeSession((await sessionOf(requests[0] as Request))?.id ?? '')
  await sql`update sessions set created_at = now() - interval '31 days' where agent_id = ${byAge?.id ?? ''}`
  await sql`update sessions set expires_at = now() - interval '1 minute' where agent_id = ${byIdling?.id ?? ''}`
  await resetPassword(byPassword?.email ?? '', 'another password')
  await sql`update agents set deactivated_at = now() where id = ${byDeactivation?.id ?? ''}`
  for (const request of requests) expect(await sessionOf(request)).toBeUndefined()
})

test('open sockets learn which of their sessions have ended', async () => {
  const kept = hashed(cookieOf(await openSession(ann)))
  const gone = hashed(cookieOf(await openSession(ann)))
  await sql`delete from sessions where id = ${gone}`
  expect(await endedSessions([kept, gone])).toEqual([gone])
})

test('an email is taken once, in any case', async () => {
  await expect(addAgent({ email: ann.email.toUpperCase(), name: 'Other', role: 'agent', password: PASSWORD })).rejects.toBeInstanceOf(Conflict)
})

test('the first admin is made only where nobody is there yet', async () => {
  expect(await addFirstAdmin({ email: 'late@example.com', name: 'Late', password: PASSWORD })).toBeUndefined()
})

function cookieOf(header: string): string {
  return /parley=([^;]+)/.exec(header)?.[1] ?? ''
}

function requestWith(header: string): Request {
  return new Request('http://localhost/', { headers: { cookie: `parley=${cookieOf(header)}` } })
}
