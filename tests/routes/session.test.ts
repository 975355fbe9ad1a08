import { expect, test } from 'bun:test'
import { setUpCode } from '../../src/agents/set-up'
import { CANARY } from '../support/canary'
import { PASSWORD } from '../support/fixtures'
import { testServer } from '../support/server'

const { outsider, ann } = testServer()

// The order matters: an inbox has no agent only once.
test('a new inbox offers to set it up, to who has the code', async () => {
  expect((await outsider.get('/')).headers.get('location')).toBe('/setup')
  const form = { code: 'wrong', name: `First ${CANARY}`, email: 'first@parley.test', password: PASSWORD }
  const refused = await outsider.post('/setup', form)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('first@parley.test')
  expect((await outsider.post('/setup', { ...form, code: setUpCode, password: 'short' })).status).toBe(422)
  expect((await outsider.post('/setup', { ...form, code: setUpCode }, { origin: 'https://evil.test' })).status).toBe(403)

  const made = await outsider.post('/setup', { ...form, code: setUpCode.toLowerCase() })
  expect(made.status).toBe(303)
  expect(made.headers.get('set-cookie')).toContain('HttpOnly')
  expect((await outsider.get('/conversations')).status).toBe(200)
  await outsider.delete('/session')
})

test('once there is an agent, nobody can set it up again', async () => {
  expect((await outsider.get('/setup')).headers.get('location')).toBe('/session/new')
  expect((await outsider.post('/setup', { code: setUpCode, name: 'x', email: 'x@parley.test', password: PASSWORD })).status).toBe(404)
  expect((await outsider.get('/')).headers.get('location')).toBe('/session/new')
})

test('signing in goes to the page that was asked for, and to no other site', async () => {
  const form = { email: 'first@parley.test', password: PASSWORD }
  const to = async (path: string) => (await outsider.post('/session', { ...form, to: path })).headers.get('location')
  expect(await to('/tickets?x=1')).toBe('/tickets?x=1')
  for (const path of ['https://evil.test/', '//evil.test/', '/\\evil.test', 'javascript:alert(1)', '']) expect(await to(path)).toBe('/conversations')
})

test('a wrong password keeps the email in the form', async () => {
  const reply = await outsider.post('/session', { email: 'first@parley.test', password: 'wrong' })
  expect(reply.status).toBe(422)
  expect(await reply.text()).toContain('value="first@parley.test"')
})

test('signing in makes a new session each time; signing out ends it and its sockets', async () => {
  const live = await ann.live('/conversations/live')
  const before = ann.cookie
  const out = await ann.delete('/session')
  expect(out.headers.get('hx-redirect')).toBe('/session/new')
  expect((await live.closed).code).toBe(4401)
  expect((await ann.get('/conversations', { cookie: before })).status).toBe(303)
})

test('another site cannot sign anybody in or out', async () => {
  expect((await outsider.post('/session', { email: 'first@parley.test', password: PASSWORD }, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await outsider.post('/session', { email: 'first@parley.test', password: PASSWORD }, { origin: '' })).status).toBe(403)
})
