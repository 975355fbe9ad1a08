import { afterAll, beforeAll, beforeEach, describe, expect, setSystemTime, spyOn, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { addAgent, addFirstAdmin } from '../../src/actions/agents/add'
import { knownDevice, rememberDevice } from '../../src/actions/agents/devices'
import { resetPassword } from '../../src/actions/agents/reset-password'
import {
  closeSession,
  endedSessions,
  openSession,
  type Session,
  sessionOf,
  sweepSessions,
} from '../../src/actions/agents/sessions'
import { type Attempt, signIn } from '../../src/actions/agents/sign-in'
import { db, sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { Conflict, Invalid, RateLimited } from '../../src/ground/errors'
import { type Agent, agents } from '../../src/model/schema'
import { agentWithEmail } from '../../src/reads/agents/queries'
import { sha256 } from '../../src/text/digest'
import { testDatabase } from '../support/database'
import { anyAgent, PASSWORD } from '../support/fixtures'
import { temporaryFolder } from '../support/folders'

testDatabase()

const folder = temporaryFolder()
let ann: Agent
let home: string

beforeAll(() => void configure({ DATA_DIR: folder }))
beforeEach(async () => {
  ann = await quickAgent()
  home = anyAddress()
})
afterAll(() => {
  configure({})
  rmSync(folder, { recursive: true, force: true })
})

test('the right password lets the agent in, with the email in any case', async () => {
  expect((await attempt(ann.email.toUpperCase())).id).toBe(ann.id)
})

test('a wrong password, an unknown account and a deactivated agent read the same', async () => {
  await sql`update agents set deactivated_at = now() where id = ${ann.id}`
  const words = async (email: string, password: string) => (await refusal(attempt(email, { password }))).message
  const all = [
    await words((await anyAgent()).email, 'wrong'),
    await words('nobody@example.com', PASSWORD),
    await words(ann.email, PASSWORD),
  ]
  expect(new Set(all)).toEqual(new Set(['Wrong email or password.']))
})

test('after ten failures an address has to wait, and another address does not', async () => {
  for (let times = 0; times < 10; times++)
    await expect(attempt(ann.email, { password: 'wrong' })).rejects.toBeInstanceOf(Invalid)
  const refused = (await refusal(attempt(ann.email))) as RateLimited
  expect(refused).toBeInstanceOf(RateLimited)
  expect(refused.message).toBe('Too many failed attempts. Try again in 15 min.')
  expect(refused.retryAfterMs).toBeGreaterThan(14 * 60_000)
  expect((await attempt(ann.email, { address: anyAddress() })).id).toBe(ann.id)
})

test('an account that does not exist is throttled alike', async () => {
  const ghost = `${crypto.randomUUID()}@example.com`
  expect(await refusal(attempt(ghost))).toBeInstanceOf(Invalid)
  await sql`update allowances set used = used + 9 where name = 'sign-in' and holder like ${`%${home}`}`
  expect(await refusal(attempt(ghost))).toBeInstanceOf(RateLimited)
})

test('repeated successful sign-ins use up nothing', async () => {
  for (let times = 0; times < 12; times++) expect((await attempt(ann.email)).id).toBe(ann.id)
})

describe('of many attempts at once', () => {
  test('no more passwords are checked for an account than may fail', async () => {
    using looks = counted()
    const all = await Promise.all(Array.from({ length: 200 }, () => refusal(attempt(ann.email, { password: 'wrong' }))))
    expect(looks.count).toBeLessThanOrEqual(10)
    expect(all.filter((error) => error instanceof Invalid)).toHaveLength(looks.count)
  })

  test('the same holds in waves, mixed with another account and address', async () => {
    using looks = counted()
    const [there, other] = [anyAddress(), await quickAgent()]
    for (let wave = 0; wave < 8; wave++) {
      const guesses = [ann.email, ann.email, other.email, ann.email].flatMap((email) => [
        refusal(attempt(email, { password: 'wrong' })),
        refusal(attempt(email, { password: 'wrong', address: there })),
      ])
      await Promise.all(guesses)
    }
    expect(looks.of(ann)).toBe(20)
    expect(looks.of(other)).toBeLessThanOrEqual(16)
  })

  test('an address has a hundred failures for all accounts together', async () => {
    await use('sign-in-address', home, 98)
    const guess = () => refusal(attempt(`${crypto.randomUUID()}@example.com`))
    const all = [await guess(), await guess(), await guess()]
    expect(all.map((error) => error instanceof RateLimited)).toEqual([false, false, true])
    expect(await refusal(attempt(ann.email))).toBeInstanceOf(RateLimited)
    expect((await attempt(ann.email, { address: anyAddress() })).id).toBe(ann.id)
  })

  test('an account has three hundred failures from all addresses together, and its own devices none of them', async () => {
    const device = deviceOf(ann)
    await use('sign-in-account', new Bun.CryptoHasher('sha256').update(ann.email).digest('hex'), 300)
    expect(await refusal(attempt(ann.email, { address: anyAddress() }))).toBeInstanceOf(RateLimited)
    expect((await attempt(ann.email, { device })).id).toBe(ann.id)
  })

  test('giving up before the turn costs no attempt', async () => {
    using looks = counted()
    const gone = new AbortController()
    const all = Array.from({ length: 4 }, (_, at) =>
      refusal(attempt(`${at}-${crypto.randomUUID()}@example.com`, { signal: gone.signal, address: home })),
    )
    const before = Array.from({ length: 4 }, () => refusal(attempt(ann.email, { password: 'wrong' })))
    gone.abort()
    await Promise.all([...all, ...before])
    expect(looks.count).toBe(4)
    const [used] = await sql<
      { used: number }[]
    >`select used from allowances where name = 'sign-in-address' and holder = ${home}`
    expect(used?.used).toBe(4)
  })
})

describe('a known device', () => {
  test('has ten attempts of its own, from any address', async () => {
    const device = deviceOf(ann)
    for (let times = 0; times < 10; times++) await refusal(attempt(ann.email, { password: 'wrong' }))
    expect(await refusal(attempt(ann.email))).toBeInstanceOf(RateLimited)
    expect((await attempt(ann.email, { device })).id).toBe(ann.id)

    using looks = counted()
    await Promise.all(
      Array.from({ length: 40 }, () =>
        refusal(attempt(ann.email, { password: 'wrong', device, address: anyAddress() })),
      ),
    )
    for (let times = 0; times < 10; times++)
      await refusal(attempt(ann.email, { password: 'wrong', device, address: anyAddress() }))
    expect(looks.count).toBe(10)
    expect(await refusal(attempt(ann.email, { device, address: anyAddress() }))).toBeInstanceOf(RateLimited)
  })

  test('stays the same when somebody signs in on it again', () => {
    const device = deviceOf(ann)
    expect(knownDevice(deviceOf(ann, device), ann)).toBe(knownDevice(device, ann) ?? '')
    expect(knownDevice(deviceOf(ann), ann)).not.toBe(knownDevice(device, ann))
  })

  test('is not recognised by a forged, changed, old or foreign cookie', async () => {
    const device = deviceOf(ann)
    const [id = '', expires = '', signature = ''] = device.split('.')
    const forged = [
      undefined,
      '',
      'x',
      `${id}.${expires}.${'A'.repeat(43)}`,
      `${id}.${Number(expires) + 1}.${signature}`,
      `${'A'.repeat(22)}.${expires}.${signature}`,
      `${device}.`,
      deviceOf(await anyAgent()),
    ]
    expect(knownDevice(device, ann)).toBe(id)
    for (const one of forged) expect(knownDevice(one, ann)).toBeUndefined()

    setSystemTime(Date.now() + 366 * 24 * 60 * 60 * 1000)
    expect(knownDevice(device, ann)).toBeUndefined()
    setSystemTime()
  })

  test('is not recognised after a new password, while deactivated, or with another secret', async () => {
    const device = deviceOf(ann)
    expect(knownDevice(device, await resetPassword(ann.email, 'another password'))).toBe(knownDevice(device, ann) ?? '')
    const changed = await agentWithEmail(ann.email)
    expect(changed && knownDevice(device, changed)).toBeUndefined()
    expect(knownDevice(device, { ...ann, deactivatedAt: new Date() })).toBeUndefined()

    configure({ DATA_DIR: temporaryFolder() })
    expect(knownDevice(device, ann)).toBeUndefined()
    configure({ DATA_DIR: folder })
  })
})

test('a wrong password takes as long for an account that does not exist', async () => {
  const agent = await anyAgent()
  const [known, unknown]: [number[], number[]] = [[], []]
  const time = async (times: number[], email: string) => {
    const began = performance.now()
    await refusal(attempt(email, { password: 'wrong', address: anyAddress() }))
    times.push(performance.now() - began)
  }
  for (let round = 0; round < 4; round++) {
    await time(known, agent.email)
    await time(unknown, `${crypto.randomUUID()}@example.com`)
  }
  const ratio = Math.min(...known) / Math.min(...unknown)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.7)
})

test('checking a made-up account costs as much as a real one', async () => {
  using looks = counted()
  await refusal(attempt('nobody@example.com', { address: anyAddress() }))
  const costOf = (hash = '') => hash.split('$').slice(1, 4)
  expect(costOf(looks.hashes[0])).toEqual(costOf((await anyAgent()).passwordHash))
})

test('a password changed during the check opens no session', async () => {
  await resetPassword(ann.email, 'another password')
  await expect(openSession(ann)).rejects.toBeInstanceOf(Invalid)
  expect(await sql`select from sessions where agent_id = ${ann.id}`).toHaveLength(0)
})

test('the database holds only the hash of the cookie’s value', async () => {
  const cookie = await openSession(ann)
  const id = /parley=([^;]+)/.exec(cookie)?.[1] ?? ''
  const rows = await sql<{ id: string }[]>`select id from sessions where agent_id = ${ann.id}`
  expect(rows.map((row) => row.id)).toEqual([sha256(id)])
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
})

test('a session ends by signing out, by age, by a new password and by deactivation', async () => {
  const [byHand, byAge, byIdling, byPassword, byDeactivation] = await Promise.all(Array.from({ length: 5 }, quickAgent))
  const open = async (agent: Agent | undefined) => requestWith(await openSession(agent as Agent))
  const requests = await Promise.all([byHand, byAge, byIdling, byPassword, byDeactivation].map(open))
  for (const request of requests) expect(await sessionOf(request)).toBeDefined()

  await closeSession((await sessionOf(requests[0] as Request)) as Session)
  await sql`update sessions set created_at = now() - interval '31 days' where agent_id = ${byAge?.id ?? ''}`
  await sql`update sessions set expires_at = now() - interval '1 minute' where agent_id = ${byIdling?.id ?? ''}`
  await resetPassword(byPassword?.email ?? '', 'another password')
  await sql`update agents set deactivated_at = now() where id = ${byDeactivation?.id ?? ''}`
  for (const request of requests) expect(await sessionOf(request)).toBeUndefined()
})

test('ended sessions of open sockets are found', async () => {
  const kept = sha256(cookieOf(await openSession(ann)))
  const gone = sha256(cookieOf(await openSession(ann)))
  await sql`delete from sessions where id = ${gone}`
  expect(await endedSessions([kept, gone])).toEqual([gone])
})

test('sessions that ended with age are removed, and no others', async () => {
  const all = await Promise.all(Array.from({ length: 3 }, async () => sha256(cookieOf(await openSession(ann)))))
  const [kept = '', idle = '', old = ''] = all
  await sql`update sessions set expires_at = now() - interval '1 minute' where id = ${idle}`
  await sql`update sessions set created_at = now() - interval '31 days' where id = ${old}`
  await sweepSessions()
  const rows = await sql<{ id: string }[]>`select id from sessions where id = any(${all})`
  expect(rows.map(({ id }) => id)).toEqual([kept])
})

test('a broken cookie of somebody else’s does not sign anybody out', async () => {
  const own = `parley=${cookieOf(await openSession(ann))}`
  for (const other of ['a=%', 'a=%E0%A4%A', '%=a', 'x', '=', 'parley-device=%']) {
    const request = new Request('http://localhost/', { headers: { cookie: `${other}; ${own}; ${other}` } })
    expect((await sessionOf(request))?.agent.id).toBe(ann.id)
  }
})

test('an email can be used once, in any case', async () => {
  await expect(
    addAgent({ email: ann.email.toUpperCase(), name: 'Other', role: 'agent', password: PASSWORD }),
  ).rejects.toBeInstanceOf(Conflict)
})

test('the first admin is created only while there are no agents', async () => {
  expect(await addFirstAdmin({ email: 'late@example.com', name: 'Late', password: PASSWORD })).toBeUndefined()
})

function cookieOf(header: string): string {
  return /parley=([^;]+)/.exec(header)?.[1] ?? ''
}

function requestWith(header: string): Request {
  return new Request('http://localhost/', { headers: { cookie: `parley=${cookieOf(header)}` } })
}

/** Signs in from home, with the right password and no device, unless it is said otherwise. */
function attempt(email: string, other: Partial<Attempt> = {}): Promise<Agent> {
  return signIn({ email, password: PASSWORD, address: home, ...other })
}

/** Why an attempt was refused; fails where it was not. */
async function refusal(trying: Promise<Agent>): Promise<Error> {
  const error = await trying.then(
    () => undefined,
    (refused: Error) => refused,
  )
  if (!error) throw new Error('The attempt was let in.')
  return error
}

let quick = 0

/** An agent whose password is looked at in no time. */
async function quickAgent(): Promise<Agent> {
  const passwordHash = await Bun.password.hash(PASSWORD, { algorithm: 'argon2id', memoryCost: 8, timeCost: 1 })
  const email = `quick${++quick}@parley.test`
  const [agent] = await db.insert(agents).values({ email, name: 'Quick', role: 'agent', passwordHash }).returning()
  return agent as Agent
}

let addresses = 0

function anyAddress(): string {
  addresses++
  return `10.0.${addresses >> 8}.${addresses & 255}`
}

/** What the cookie of a device holds on which an agent has signed in. */
function deviceOf(agent: Agent, before?: string): string {
  return /device=([^;]+)/.exec(rememberDevice(agent, before))?.[1] ?? ''
}

/** As if so much of a limit had been used a moment ago. */
async function use(name: string, holder: string, used: number): Promise<void> {
  await sql`insert into allowances (name, holder, used, since) values (${name}, ${holder}, ${used}, now())`
}

/** Counts the passwords that are really looked at. */
function counted() {
  const look = spyOn(Bun.password, 'verify')
  return {
    get count() {
      return look.mock.calls.length
    },
    get hashes() {
      return look.mock.calls.map(([, hash]) => String(hash))
    },
    of: ({ passwordHash }: Agent) => look.mock.calls.filter(([, hash]) => hash === passwordHash).length,
    [Symbol.dispose]: () => look.mockRestore(),
  }
}
