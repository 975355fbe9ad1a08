import { beforeEach, expect, test } from 'bun:test'
import { timeOut } from '../../../src/actions/handoffs/time-out'
import type { Conversation } from '../../../src/model/conversations/schema'
import { conversationWithId } from '../../../src/reads/conversations/queries'
import { eventually } from '../../support/eventually'
import { startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, ada, outsider } = testServer()

let chat: Conversation
beforeEach(async () => {
  chat = await startTestConversation()
})

const handoff = () => `/conversations/${chat.id}/handoff`
const acceptance = () => `/conversations/${chat.id}/handoff/acceptance`
const takeover = () => `/conversations/${chat.id}/handoff/takeover`
async function timedOut(): Promise<void> {
  await ann.post(handoff())
  await timeOut(chat.id, (await conversationWithId(chat.id))?.epoch ?? 0)
}
const control = async () => (await conversationWithId(chat.id))?.control

test('an agent joins, accepts and releases; each reply shows the next step', async () => {
  const joined = await (await ann.post(handoff())).text()
  expect(joined).toContain('>Accept<')
  const accepted = await (await ann.post(acceptance())).text()
  expect(accepted).toContain('>Release<')
  expect(accepted).toContain('data-may-send="true"')
  const released = await (await ann.delete(handoff())).text()
  expect(released).toContain('>Join<')
  expect(released).toContain('data-may-send="false"')
  expect(await control()).toBe('ai')
})

test('a second agent cannot accept an accepted conversation, and reads who has it', async () => {
  await ann.post(handoff())
  await ann.post(acceptance())
  const response = await bea.post(acceptance(), {}, { 'hx-request': 'true' })
  expect(response.status).toBe(409)
  expect(response.headers.get('hx-reswap')).toBe('none')
  expect(await response.text()).toContain('Ann')
  expect((await conversationWithId(chat.id))?.agentId).toBe((await ann.agent()).id)
})

test('joining twice, accepting what is not escalated and releasing another’s chat are refused', async () => {
  expect((await ann.post(acceptance())).status).toBe(409)
  expect((await ann.delete(handoff())).status).toBe(409)
  expect((await ann.post(handoff())).status).toBe(200)
  expect((await bea.post(handoff())).status).toBe(409)
  await ann.post(acceptance())
  expect((await bea.delete(handoff())).status).toBe(409)
  expect((await ada.delete(handoff())).status).toBe(200)
})

test('a colleague takes over when the active agent is gone, and sees that live', async () => {
  const anns = await (await ann.live(`/conversations/${chat.id}/live?since=0`)).caughtUp()
  await ann.post(handoff())
  await ann.post(acceptance())
  expect((await bea.post(takeover())).status).toBe(409)
  const panel = async () => (await bea.get(handoff())).text()
  expect(await panel()).not.toContain('>Take over<')

  const beas = await (await bea.live(`/conversations/${chat.id}/live?since=0`)).caughtUp()
  const before = beas.frames.length
  await anns.close()
  await eventually(async () =>
    beas.frames.slice(before).some(({ content }) => content?.includes(`hx-get="/conversations/${chat.id}/handoff"`)),
  )
  expect(await panel()).toContain(' is away. Take over to answer.')
  const taken = await bea.post(takeover())
  expect(taken.status).toBe(200)
  expect(await taken.text()).toContain('data-may-send="true"')
  expect((await conversationWithId(chat.id))?.agentId).toBe((await bea.agent()).id)
  await beas.close()
})

test('who was missed is owed an answer until an agent accepts, or dismisses it', async () => {
  await timedOut()
  const panel = await (await ann.get(handoff())).text()
  for (const words of ['<h2>Missed</h2>', '>Accept<', '>Dismiss<', 'Write now, send once you accept', 'data-may-write'])
    expect(panel).toContain(words)
  const dismissed = await ann.delete(`${handoff()}/request`)
  expect(await dismissed.text()).toContain('>Join<')
  expect((await ann.delete(`${handoff()}/request`)).status).toBe(409)

  await timedOut()
  expect(await (await ann.post(acceptance())).text()).toContain('>Release<')
})

test('each page asks for what depends on its viewer', async () => {
  await ann.post(handoff())
  await ann.post(acceptance())
  expect(await (await ann.get(handoff())).text()).toContain('You are answering')
  const others = await (await bea.get(handoff())).text()
  expect(others).toContain('is answering.')
  expect(others).not.toContain('>Release<')
})

test('open threads and lists are told, the visitor in their own words, and nobody else', async () => {
  const other = await startTestConversation()
  const [thread, list, elsewhere] = await Promise.all([
    bea.live(`/conversations/${chat.id}/live?since=0`),
    bea.live('/conversations/live'),
    bea.live(`/conversations/${other.id}/live?since=0`),
  ])
  await Promise.all([thread, list, elsewhere].map((socket) => socket.caughtUp()))
  await ann.post(handoff())
  await thread.next('asked to join')
  await thread.next(`hx-get="/conversations/${chat.id}/handoff"`)
  await list.next(`row-${chat.id}`)
  await list.next('data-count="1">1</b><span> Escalated</span>')
  expect(elsewhere.html).not.toContain(chat.id)
  await Promise.all([thread, list, elsewhere].map((socket) => socket.close()))
})

test('outsiders are sent to sign in and change nothing', async () => {
  const tries = [
    outsider.post(handoff()),
    outsider.post(acceptance()),
    outsider.post(takeover()),
    outsider.delete(handoff()),
    outsider.delete(`${handoff()}/request`),
  ]
  for (const response of await Promise.all(tries)) expect(response.status).toBe(401)
  expect((await outsider.get(handoff())).headers.get('location')).toStartWith('/session/new')
  expect(await control()).toBe('ai')
})

test('another site cannot make an agent’s browser do it', async () => {
  for (const origin of ['https://evil.test', 'null', ''])
    expect((await ann.post(handoff(), {}, { origin })).status).toBe(403)
  expect(await control()).toBe('ai')
})

test('an unknown conversation is not found', async () => {
  for (const id of [crypto.randomUUID(), '1', "'--"])
    expect((await ann.post(`/conversations/${encodeURIComponent(id)}/handoff`)).status).toBe(404)
})
