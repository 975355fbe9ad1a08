import { expect, test } from 'bun:test'
import { CANARY } from '../../support/canary'
import { startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider, visitor } = testServer()

const ticket = { subject: `Charged twice ${CANARY}`, description: `Order ${CANARY}`, priority: 'urgent' }

test('a new ticket shows beside the conversation for everybody and is announced in the thread', async () => {
  const chat = await startTestConversation()
  const thread = await (await bea.live(`/conversations/${chat.id}/live?since=1`)).caughtUp()
  const response = await ann.post(`/conversations/${chat.id}/tickets`, ticket)
  expect(response.status).toBe(201)
  expect(await response.text()).toContain('Urgent priority')
  await thread.next('created ticket #')
  await thread.next('hx-target="#tickets"')
  await thread.close()
})

test('the visitor is not told', async () => {
  const vera = visitor({ name: 'Vera' })
  await vera.say('Hello')
  const live = await (await vera.live()).caughtUp()
  const { conversation } = (await (
    await vera.postJson('/api/visitor/session', { token: await vera.token() })
  ).json()) as { conversation: { id: string } }
  await ann.post(`/conversations/${conversation.id}/tickets`, ticket)
  await vera.say('Still there?')
  await live.next(({ message }) => (message as { body?: string } | undefined)?.body === 'Still there?')
  expect(JSON.stringify(live.frames)).not.toContain('ticket')
  expect(JSON.stringify(await vera.messages())).not.toContain('ticket')
  await live.close()
})

test('a ticket has a page with its status, its assignee and the way back', async () => {
  const chat = await startTestConversation()
  const made = await (await ann.post(`/conversations/${chat.id}/tickets`, ticket)).text()
  const path = /href="(\/tickets\/\d+)"/.exec(made)?.[1] ?? ''
  const page = await (await bea.get(path)).text()
  expect(page).toContain(`/conversations/${chat.id}`)
  const changed = await bea.patch(path, { status: 'solved', priority: 'low', assignee: (await bea.agent()).id })
  expect(changed.status).toBe(200)
  const html = await (await ann.get('/tickets')).text()
  expect(html).toContain('Solved')
  expect(html).toContain('Bea')
})

test('invalid input gets a clear error', async () => {
  const chat = await startTestConversation()
  const post = async (form: Record<string, string>) =>
    (await ann.post(`/conversations/${chat.id}/tickets`, form)).status
  expect(await post({ ...ticket, subject: ' ' })).toBe(422)
  expect(await post({ ...ticket, subject: 'a'.repeat(201) })).toBe(422)
  expect(await post({ ...ticket, priority: 'whatever' })).toBe(422)
  for (const number of ['0', '99999', 'x', '-1']) expect((await ann.get(`/tickets/${number}`)).status).toBe(404)
})

test('outsiders see and create nothing', async () => {
  const chat = await startTestConversation()
  expect((await outsider.post(`/conversations/${chat.id}/tickets`, ticket)).status).toBe(401)
  expect((await outsider.get('/tickets')).status).toBe(303)
  expect((await outsider.get('/tickets/1')).status).toBe(303)
  expect((await outsider.patch('/tickets/1', { status: 'solved' })).status).toBe(401)
})
