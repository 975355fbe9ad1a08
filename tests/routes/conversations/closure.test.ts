import { expect, test } from 'bun:test'
import { conversationWithId } from '../../../src/conversations/queries'
import { startTakenConversation, startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, ada, outsider } = testServer()

test('an agent ends a conversation that nobody answers', async () => {
  const chat = await startTestConversation()
  const reply = await ann.post(`/conversations/${chat.id}/closure`)
  expect(reply.status).toBe(200)
  expect(await reply.text()).toContain('This conversation has ended')
  expect((await conversationWithId(chat.id))?.endedAt).not.toBeNull()
})

test('only the active agent or an admin ends a conversation that somebody answers', async () => {
  const chat = await startTakenConversation(await ann.agent())
  const refused = await bea.post(`/conversations/${chat.id}/closure`)
  expect(refused.status).toBe(409)
  expect(await refused.text()).toContain('Ann')
  expect((await ada.post(`/conversations/${chat.id}/closure`)).status).toBe(200)
})

test('ending twice says that it has ended', async () => {
  const chat = await startTestConversation()
  await ann.post(`/conversations/${chat.id}/closure`)
  const again = await ann.post(`/conversations/${chat.id}/closure`)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('has ended')
})

test('the outsider and other sites end nothing', async () => {
  const chat = await startTestConversation()
  expect((await outsider.post(`/conversations/${chat.id}/closure`)).status).toBe(401)
  expect((await ann.post(`/conversations/${chat.id}/closure`, {}, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await conversationWithId(chat.id))?.endedAt).toBeNull()
})
