import { expect, test } from 'bun:test'
import { endNow } from '../../../src/actions/handoffs/end-soon'
import type { Conversation } from '../../../src/model/conversations/schema'
import { conversationWithId } from '../../../src/reads/conversations/queries'
import { meetVisitor, startTakenConversation, startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'
import type { Frame } from '../../support/sockets'

const { ann, bea, ada, outsider, visitor } = testServer()

test('an agent ends a conversation that nobody answers, and may undo that', async () => {
  const chat = await startTestConversation()
  const closure = `/conversations/${chat.id}/closure`
  const response = await ann.post(closure)
  expect(response.status).toBe(200)
  const panel = await response.text()
  expect(panel).toContain('This conversation has ended')
  expect(panel).toContain('data-time="left"')
  expect(panel).toContain('>Undo<')
  const { ending } = (await conversationWithId(chat.id)) as Conversation
  expect(ending?.agentId).toBe((await ann.agent()).id)

  const undone = await ann.delete(closure)
  expect(undone.status).toBe(200)
  expect(await undone.text()).toContain('>End Conversation<')
  expect(await conversationWithId(chat.id)).toMatchObject({ ending: null, endedAt: null, control: 'ai' })
})

test('once it is too late to undo, the visitor hears of the end, and an agent can reopen it', async () => {
  const session = await meetVisitor('Olive')
  const { id } = await startTestConversation(['Hello'], session)
  const [widget, list] = await Promise.all([
    visitor({ token: session.token }).live(),
    bea.live('/conversations/live?q=olive'),
  ])
  await list.caughtUp()
  await ann.post(`/conversations/${id}/closure`)
  await list.next('data-count="1">1</b><span> Ended</span>')
  const { ending } = (await conversationWithId(id)) as Conversation
  expect(widget.frames.filter(hasEnded)).toEqual([])
  await endNow(id, ending?.at ?? 0)
  await widget.next(hasEnded)

  const reopened = await ann.delete(`/conversations/${id}/closure`)
  expect(await reopened.text()).toContain('You are answering')
  await widget.next(({ conversation }) => (conversation as { control: string } | undefined)?.control === 'agent')
  expect((await ann.delete(`/conversations/${id}/closure`)).status).toBe(409)
  await Promise.all([widget.close(), list.close()])
})

test('only the active agent or an admin ends an accepted conversation', async () => {
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

test('outsiders and other sites end nothing', async () => {
  const chat = await startTestConversation()
  expect((await outsider.post(`/conversations/${chat.id}/closure`)).status).toBe(401)
  expect((await ann.post(`/conversations/${chat.id}/closure`, {}, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await outsider.delete(`/conversations/${chat.id}/closure`)).status).toBe(401)
  expect(await conversationWithId(chat.id)).toMatchObject({ endedAt: null, ending: null })
})

const hasEnded = ({ conversation }: Frame) => Boolean((conversation as { endedAt: string | null } | undefined)?.endedAt)
