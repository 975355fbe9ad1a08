import { expect, test } from 'bun:test'
import { startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const { ann, outsider } = testServer()

test('a new conversation appears in every open list', async () => {
  const list = await (await ann.live('/conversations/live')).caughtUp()
  const chat = await startTestConversation()
  const frame = await list.next(`row-${chat.id}`)
  expect(frame.content).toContain('hx-target="#rows" hx-swap="upsert"')
  await list.close()
})

test('a list that was away starts with a fresh first page', async () => {
  const chat = await startTestConversation()
  const list = await (await ann.live('/conversations/live')).caughtUp()
  expect(list.html).toContain(`row-${chat.id}`)
  await list.close()
})

test('the list is for agents', async () => {
  expect(await outsider.handshake('/conversations/live')).toBe(401)
  expect(await ann.handshake('/conversations/live', { origin: 'https://evil.test' })).toBe(403)
})
