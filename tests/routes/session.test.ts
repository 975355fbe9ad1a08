import { beforeEach, describe, expect, test } from 'bun:test'
import { setUpCode } from '../../src/actions/agents/set-up'
import { release } from '../../src/actions/handoffs/release'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { CANARY } from '../support/canary'
import { PASSWORD, startTakenConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const server = testServer()
const { outsider, ann, bea } = server

// The order matters: an inbox has no agent only once.
test('the set-up code cannot be guessed by trying', async () => {
  const guess = (code: string) =>
    outsider.post('/setup', { code, name: 'x', email: 'x@parley.test', password: 'short' })
  const replies = await Promise.all(Array.from({ length: 30 }, () => guess('AAAA-BBBB-CCCC')))
  expect(replies.filter(({ status }) => status === 422)).toHaveLength(10)
  const refused = replies.find(({ status }) => status === 429)
  expect(await refused?.text()).toContain('Too many wrong codes. Try again in 15 min.')
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
  // Nor does the right one tell that it is right.
  expect((await guess(setUpCode)).status).toBe(429)
  await sql`delete from allowances`
})

test('a new inbox offers set-up to whoever has the code', async () => {
  expect((await outsider.get('/')).headers.get('location')).toBe('/setup')
  const form = { code: 'wrong', name: `First ${CANARY}`, email: 'first@parley.test', password: PASSWORD }
  const refused = await outsider.post('/setup', form)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('first@parley.test')
  expect((await outsider.post('/setup', { ...form, code: setUpCode, password: 'short' })).status).toBe(422)
  expect((await outsider.post('/setup', { ...form, code: setUpCode }, { origin: 'https://evil.test' })).status).toBe(
    403,
  )

  const made = await outsider.post('/setup', { ...form, code: setUpCode.toLowerCase() })
  expect(made.status).toBe(303)
  expect(made.headers.getSetCookie()).toHaveLength(2)
  for (const cookie of made.headers.getSetCookie()) expect(cookie).toContain('HttpOnly')
  expect((await outsider.get('/conversations')).status).toBe(200)
  await outsider.delete('/session')
})

test('once there is an agent, nobody can set it up again', async () => {
  expect((await outsider.get('/setup')).headers.get('location')).toBe('/session/new')
  expect(
    (await outsider.post('/setup', { code: setUpCode, name: 'x', email: 'x@parley.test', password: PASSWORD })).status,
  ).toBe(404)
  expect((await outsider.get('/')).headers.get('location')).toBe('/session/new')
})

test('signing in returns to the requested page, never to another site', async () => {
  const others = [
    'https://evil.test/',
    '//evil.test/',
    '/\\evil.test',
    '\\\\evil.test',
    '/.//evil.test',
    '/x/..//evil.test',
    'javascript:alert(1)',
    '',
  ]
  const split = ['/\n/evil.test', '/\t/evil.test', '\r\n//evil.test', '/.\r\n//evil.test']
  const offered = async (to: string) => {
    const page = await (await outsider.get(`/session/new?${new URLSearchParams({ to })}`)).text()
    return /name="to" value="([^"]*)"/.exec(page)?.[1]
  }
  await outsider.delete('/session')
  for (const path of [...others, ...split]) expect(await offered(path)).toBe('/conversations')
  // What is left of an attempt at a header of one's own is a path.
  expect(await offered('/tickets\r\nSet-Cookie: a=b')).toBe('/ticketsSet-Cookie:%20a=b')

  const form = { email: 'first@parley.test', password: PASSWORD }
  const to = async (path: string) => (await outsider.post('/session', { ...form, to: path })).headers.get('location')
  expect(await to('/tickets?x=1')).toBe('/tickets?x=1')
  for (const path of ['//evil.test/', '/.//evil.test']) expect(await to(path)).toBe('/conversations')
})

test('a page whose session has ended comes back after signing in, from wherever it asks', async () => {
  const { outsider } = server
  await outsider.delete('/session')
  const asking = (page: string) => outsider.post('/views', {}, { 'hx-request': 'true', 'hx-current-url': page })
  const response = await asking(`${server.url}/conversations?q=a%26b&mine=1`)
  expect(response.status).toBe(401)
  const signIn = response.headers.get('hx-redirect') ?? ''
  expect(signIn).toBe(`/session/new?to=${encodeURIComponent('/conversations?q=a%26b&mine=1')}`)
  expect(await (await outsider.get(signIn)).text()).toContain('name="to" value="/conversations?q=a%26b&amp;mine=1"')
  for (const page of ['', 'nonsense', `${server.url}/`])
    expect((await asking(page)).headers.get('hx-redirect')).toBe('/session/new')
})

test('a wrong password keeps the email in the form', async () => {
  const response = await outsider.post('/session', { email: 'first@parley.test', password: 'wrong' })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('value="first@parley.test"')
})

test('an address that is too long stays in the form, which says so in its own words', async () => {
  const email = `${'a'.repeat(300)}@parley.test`
  const response = await outsider.post('/session', { email, password: 'wrong' })
  expect(response.status).toBe(422)
  const page = await response.text()
  expect(page).toContain(`value="${email}"`)
  expect(page).toContain('The email address must have at most 254 characters.')
})

test('known and unknown accounts look the same, before and after too many failures', async () => {
  await sql`delete from allowances`
  const looks = async (email: string) => {
    const response = await outsider.post('/session', { email, password: 'wrong' }, { cookie: '' })
    const headers = [...response.headers].filter(
      ([name]) => !['date', 'x-request-id', 'retry-after', 'content-length', 'parley-seal'].includes(name),
    )
    return {
      status: response.status,
      headers,
      body: (await response.text()).replaceAll(email, '').replace(/data-now="\d+"/, ''),
    }
  }
  for (const status of [422, 429]) {
    const [known, unknown] = [await looks('first@parley.test'), await looks('nobody@parley.test')]
    expect(known).toEqual(unknown)
    expect(known.status).toBe(status)
    await sql`update allowances set used = 10 where name = 'sign-in'`
  }
})

test('too many failures show how long to wait and keep the email', async () => {
  const response = await outsider.post('/session', { email: 'nobody@parley.test', password: 'wrong' }, { cookie: '' })
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(14 * 60)
  const page = await response.text()
  expect(page).toContain('Too many failed attempts. Try again in 15 min.')
  expect(page).toContain('value="nobody@parley.test"')
})

test('a known device can sign in after a flood of guesses, even after signing out', async () => {
  const form = { email: 'first@parley.test', password: PASSWORD }
  expect((await outsider.post('/session', form, { cookie: '' })).status).toBe(429)
  expect(outsider.cookie).toContain('parley-device=')

  const back = await outsider.post('/session', form)
  expect(back.status).toBe(303)
  const [, device = ''] = back.headers.getSetCookie()
  for (const part of ['parley-device=', 'HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=31536000'])
    expect(device).toContain(part)
  expect(device).not.toContain('Secure')

  await outsider.delete('/session')
  expect((await outsider.get('/conversations')).status).toBe(303)
  expect((await outsider.post('/session', form)).status).toBe(303)
  const forged = outsider.cookie.replace(/device=[^.]+/, `device=${'A'.repeat(22)}`)
  expect((await outsider.post('/session', form, { cookie: forged })).status).toBe(429)
})

test('with https the device cookie is bound to the host', async () => {
  server.set({ PUBLIC_URL: 'https://chat.parley.test' })
  await sql`delete from allowances`
  const response = await outsider.post(
    '/session',
    { email: 'first@parley.test', password: PASSWORD },
    { origin: 'https://chat.parley.test' },
  )
  server.set({})
  expect(response.headers.getSetCookie()[1]).toMatch(/^__Host-parley-device=.*; Path=\/;.*; Secure\b/)
})

test('signing in makes a new session each time; signing out ends it and its sockets', async () => {
  const live = await ann.live('/conversations/live')
  const before = ann.cookie
  const out = await ann.delete('/session')
  expect(out.headers.get('hx-redirect')).toBe('/session/new')
  expect((await live.closed).code).toBe(4401)
  expect((await ann.get('/conversations', { cookie: before })).status).toBe(303)
})

describe('signing out with open chats', () => {
  let chat: Conversation
  beforeEach(async () => {
    chat = await startTakenConversation(await bea.agent())
  })
  const signInAgain = () => bea.post('/session', { email: 'bea@parley.test', password: PASSWORD })
  const current = async () => (await conversationWithId(chat.id)) as Conversation

  test('asks what becomes of them, before anything happens', async () => {
    const asked = await bea.delete('/session', { 'hx-request': 'true' })
    expect(asked.headers.get('hx-redirect')).toBe('/session/departure')
    expect(await current()).toMatchObject({ control: 'agent' })
    const page = await (await bea.get('/session/departure')).text()
    for (const words of [
      'You have 1 open chat.',
      'value="queue" checked',
      'value="ai"',
      'value="keep"',
      `/conversations/${chat.id}`,
    ])
      expect(page).toContain(words)
    await release(await current(), await bea.agent())
  })

  const outcomes: [chats: string, control: string][] = [
    ['queue', 'escalated'],
    ['ai', 'ai'],
    ['keep', 'agent'],
    ['nonsense', 'escalated'],
  ]
  test.each(outcomes)('with “%s” leaves them so', async (chats, control) => {
    const response = await bea.post('/session/departure', { chats })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/session/new')
    expect((await current()).control).toBe(control as never)
    expect((await bea.get('/conversations')).status).toBe(303)
    if (control === 'agent') await release(await current(), await bea.agent())
    await signInAgain()
  })

  test('gives them to the queue where a program does it', async () => {
    const response = await bea.delete('/session')
    expect(response.headers.get('hx-redirect')).toBe('/session/new')
    expect(await current()).toMatchObject({ control: 'escalated' })
    await signInAgain()
  })

  test('is for who is signed in, and not for other sites', async () => {
    expect((await outsider.post('/session/departure', { chats: 'ai' }, { cookie: '' })).status).toBe(401)
    expect((await bea.post('/session/departure', { chats: 'ai' }, { origin: 'https://evil.test' })).status).toBe(403)
    expect(await current()).toMatchObject({ control: 'agent' })
  })
})

test('other sites cannot sign anybody in or out', async () => {
  expect(
    (
      await outsider.post(
        '/session',
        { email: 'first@parley.test', password: PASSWORD },
        { origin: 'https://evil.test' },
      )
    ).status,
  ).toBe(403)
  expect(
    (await outsider.post('/session', { email: 'first@parley.test', password: PASSWORD }, { origin: '' })).status,
  ).toBe(403)
})
