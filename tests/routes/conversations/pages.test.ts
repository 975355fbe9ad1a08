import { expect, test } from 'bun:test'
import { startTakenConversation, startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, outsider } = testServer()

test('an empty inbox says what will come', async () => {
  const html = await (await ann.get('/conversations')).text()
  expect(html).toContain('No conversations yet')
  expect(html).toContain('Try the example shop')
})

test('the list shows the visitor, the last message, the time and the handoff status', async () => {
  const chat = await startTestConversation(['Where is my desk?'])
  const html = await (await ann.get('/conversations')).text()
  const row = html.slice(html.indexOf(`id="row-${chat.id}"`))
  for (const words of ['Vera', 'Where is my desk?', 'AI-Handling', chat.lastMessageAt.toISOString()])
    expect(row).toContain(words)
})

test('a conversation opens as a page, and as a fragment for a click in the list', async () => {
  const chat = await startTakenConversation(await ann.agent())
  const page = await (await ann.get(`/conversations/${chat.id}`)).text()
  expect(page).toContain('<!doctype html>')
  expect(page).toContain(`row-${chat.id}`)
  const fragment = await (
    await ann.get(`/conversations/${chat.id}`, { 'hx-request': 'true', 'hx-target': 'div#open' })
  ).text()
  expect(fragment).not.toContain('<html')
  expect(fragment).toContain(`data-open="${chat.id}"`)
  for (const html of [page, fragment]) {
    for (const words of [
      'Chrome',
      'Linux',
      'Swiss High German',
      'vera@visitor.test',
      'Release',
      'Related Tickets',
      'aria-label="Messages"',
    ])
      expect(html).toContain(words)
  }
})

test('outsiders are sent to sign in and back', async () => {
  const chat = await startTestConversation()
  const response = await outsider.get(`/conversations/${chat.id}`)
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toBe(`/session/new?to=${encodeURIComponent(`/conversations/${chat.id}`)}`)
  expect((await outsider.get('/conversations')).status).toBe(303)
})

test('an unknown address is a page that says so', async () => {
  for (const id of [crypto.randomUUID(), 'nothing', '1%27'])
    expect((await ann.get(`/conversations/${id}`)).status).toBe(404)
})

test('pages allow only their own scripts, and no framing', async () => {
  const { headers } = await ann.get('/conversations')
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
})
