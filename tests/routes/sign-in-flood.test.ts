import { beforeAll, beforeEach, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { Client } from '../support/client'
import { PASSWORD } from '../support/fixtures'
import { testServer } from '../support/server'

// The tests say where requests come from as a proxy would.
const server = testServer({ TRUSTED_PROXIES: '127.0.0.1 ::1' })
const HERE = '203.0.113.1'
const colleague = new Client(() => server.url)
let alone: number

beforeAll(async () => {
  await server.ann.agent()
  expect((await signInFrom(HERE)).status).toBe(303)
  alone = (await signInFrom(HERE)).tookMs
})
beforeEach(async () => {
  await sql`delete from allowances`
})

test('while one address tries 300 accounts, a known device can sign in from it, and anybody from elsewhere', async () => {
  await using strangers = flood(() => HERE)
  await waitForLooks()
  const known = await signInFrom(HERE)
  const unknown = await signInFrom('203.0.113.2', { cookie: '' })
  expect([known.status, unknown.status]).toEqual([303, 303])
  // Behind 300 others it would be 50 times as long and more.
  expect(known.tookMs).toBeLessThan(10 * alone + 500)
  expect(unknown.tookMs).toBeLessThan(20 * alone + 500)
  for (const { status } of await strangers.replies()) expect([422, 429, 503]).toContain(status)
})

test('while 100 addresses try 300 accounts, known devices can sign in, and others are told what to do', async () => {
  await using strangers = flood((at) => `198.51.100.${at % 100}`)
  await waitForLooks()
  const known = await signInFrom(HERE)
  expect(known.status).toBe(303)
  expect(known.tookMs).toBeLessThan(10 * alone + 500)

  const busy = (await strangers.replies()).find(({ status }) => status === 503)
  expect(busy?.headers.get('retry-after')).toBe('5')
  const page = (await busy?.text()) ?? ''
  expect(page).toContain('Too many people are signing in right now.')
  expect(page).toMatch(/value="flood\d+@example.com"/)
})

test('a flood against the account itself does not shut its devices out', async () => {
  await using strangers = flood(
    () => HERE,
    () => 'ann@parley.test',
  )
  await waitForLooks()
  expect((await signInFrom(HERE)).status).toBe(303)
  const all = await strangers.replies()
  expect(all.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(10)
  expect((await signInFrom(HERE)).status).toBe(303)
})

test('passwords of deactivated agents are not checked', async () => {
  await using strangers = flood((at) => `198.51.100.${at % 100}`)
  await waitForLooks()
  await strangers.replies()
  const stranger = await signInFrom('203.0.113.3', { cookie: '' })
  expect(stranger.status).toBe(303)
  // Behind those who waited it would be twenty times as long.
  expect(stranger.tookMs).toBeLessThan(6 * alone + 500)
})

async function post(address: string, email: string, password: string, signal: AbortSignal): Promise<Response> {
  const headers = { origin: new URL(server.url).origin, 'x-forwarded-for': address }
  const body = new URLSearchParams({ email, password })
  const response = await fetch(new URL('/session', server.url), {
    method: 'POST',
    headers,
    body,
    redirect: 'manual',
    signal,
  })
  return new Response(await response.text(), { status: response.status, headers: response.headers })
}

/** 300 attempts at once with a wrong password. */
function flood(address: (at: number) => string, account = (at: number) => `flood${at}@example.com`) {
  const gone = new AbortController()
  const all = Array.from({ length: 300 }, (_, at) =>
    post(address(at), account(at), 'wrong', gone.signal).catch(() => undefined),
  )
  /** Gives up; what has been answered until then. */
  const replies = async () => {
    gone.abort()
    return (await Promise.all(all)).filter((reply) => reply !== undefined)
  }
  return {
    replies,
    async [Symbol.asyncDispose]() {
      await replies()
    },
  }
}

/** Ann signs in with the right password, on the device she always uses unless it is said otherwise. */
async function signInFrom(address: string, headers: { cookie?: string } = {}) {
  const began = performance.now()
  const response = await colleague.post(
    '/session',
    { email: 'ann@parley.test', password: PASSWORD },
    { 'x-forwarded-for': address, ...headers },
  )
  return { status: response.status, tookMs: performance.now() - began }
}

/** The flood has arrived: attempts are being counted. */
async function waitForLooks(): Promise<void> {
  for (let used = 0; used < 2; await Bun.sleep(5)) {
    const [row] = await sql<
      { used: number }[]
    >`select coalesce(sum(used), 0)::float8 as used from allowances where name = 'sign-in-account'`
    used = row?.used ?? 0
  }
}
