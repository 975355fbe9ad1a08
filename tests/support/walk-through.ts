import { expect } from 'bun:test'
import type { SpawnedServer } from './spawned-server'

/** A visitor writes, the admin finds it in the inbox, takes over and answers, and the visitor sees the answer come. */
export async function walkThrough(parley: SpawnedServer): Promise<void> {
  const visitor = parley.visitor({ name: 'Vera' })
  const question = `Where is order ${crypto.randomUUID()}?`
  const answer = `On its way: ${crypto.randomUUID()}`
  expect((await visitor.say(question)).status).toBe(201)

  const inbox = await (await parley.ada.get('/conversations')).text()
  const conversation = `/conversations/${/data-conversation-id="([^"]+)"/.exec(inbox)?.[1]}`
  const thread = await (await parley.ada.get(conversation)).text()
  expect(thread).toContain(question)

  const live = await visitor.live()
  await takeOver(parley, conversation)
  const said = await parley.ada.post(`${conversation}/messages`, { clientId: crypto.randomUUID(), body: answer })
  expect(said.status).toBe(201)
  await live.next(({ message }) => (message as { body?: string } | undefined)?.body === answer)
  await live.close()
}

/** Joins, unless the assistant has called for a person by then, and accepts. */
async function takeOver(parley: SpawnedServer, conversation: string): Promise<void> {
  expect([200, 409]).toContain((await parley.ada.post(`${conversation}/handoff`)).status)
  expect((await parley.ada.post(`${conversation}/handoff/acceptance`)).status).toBe(200)
}
