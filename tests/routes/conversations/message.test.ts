import { beforeEach, describe, expect, test } from 'bun:test'
import { postAsAgent } from '../../../src/actions/messages/post-as-agent'
import { postNote } from '../../../src/actions/messages/post-note'
import { sql } from '../../../src/db/client'
import type { Conversation } from '../../../src/model/conversations/schema'
import type { Message } from '../../../src/model/messages/schema'
import { messageIn, messagesSince } from '../../../src/reads/messages/queries'
import { CANARY } from '../../support/canary'
import { draft, startTakenConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, bea, outsider } = testServer()

let chat: Conversation
let answer: Message
let words: string
beforeEach(async () => {
  words = `On Monday, ${crypto.randomUUID()}`
  const taken = await startTakenConversation(await ann.agent())
  const posted = await postAsAgent(taken, await ann.agent(), draft(words))
  chat = posted.conversation
  answer = posted.message
})

describe('the editor', () => {
  test('holds the message as its author wrote it, even with an empty first line', async () => {
    const { message } = await postAsAgent(chat, await ann.agent(), {
      clientId: crypto.randomUUID(),
      body: `\n\n  two ${CANARY}\n`,
    })
    const response = await ann.get(`${address(message)}/editor`)
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain(`hx-patch="${address(message)}"`)
    expect(html).toMatch(/<textarea[^>]*>\n\n\n {2}two [^<]+\n<\/textarea>/)
  })

  test('opens for the author alone, while the message can be changed', async () => {
    expect((await bea.get(`${address(answer)}/editor`)).status).toBe(404)
    expect((await outsider.get(`${address(answer)}/editor`)).status).toBe(303)
    await age(answer)
    expect((await ann.get(`${address(answer)}/editor`)).status).toBe(409)
  })
})

describe('editing a message', () => {
  test('stores the text and returns the message as everybody sees it', async () => {
    const response = await ann.patch(address(answer), { body: `On Tuesday ${CANARY}` })
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(html).toContain('hx-target="#messages" hx-swap="upsert')
    expect(html).toContain(`data-rev="${chat.rev + 1}"`)
    expect(html).toContain('>edited<')
    expect(await stored(answer)).toMatchObject({ body: `On Tuesday ${CANARY}`, rev: chat.rev + 1 })
    expect(await (await ann.get(`/conversations/${chat.id}`)).text()).toContain('On Tuesday')
  })

  test('is open to the author of a note, whoever has control', async () => {
    const { message } = await postNote(chat, await bea.agent(), draft('A note'))
    expect((await ann.patch(address(message), { body: 'Mine now' })).status).toBe(404)
    expect((await bea.patch(address(message), { body: 'Another note' })).status).toBe(200)
    expect((await stored(message)).body).toBe('Another note')
  })

  test('to nothing, too much or invalid text gets a clear error', async () => {
    expect(await refusal({ body: ' \n' })).toStartWith('422 A message cannot be empty.')
    expect(await refusal({})).toStartWith('422')
    expect(await refusal({ body: 'a'.repeat(10_001) })).toContain('at most 10,000 characters')
    expect(await refusal({ body: 'a\0b' })).toContain('cannot be stored')
    expect(await stored(answer)).toEqual(answer)
  })

  test('is refused after a quarter of an hour, with the reason', async () => {
    await age(answer)
    expect(await refusal({ body: 'Too late' })).toBe('409 Messages can be changed for 15 minutes.')
    expect((await ann.delete(address(answer))).status).toBe(409)
  })
})

describe('deleting a message', () => {
  test('leaves its place, for everybody', async () => {
    const response = await ann.delete(address(answer))
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Message deleted')
    const page = await (await bea.get(`/conversations/${chat.id}`)).text()
    expect(page).not.toContain(words)
    expect(page).toContain(`data-seq="${answer.seq}"`)
    expect(await stored(answer)).toMatchObject({ body: '', files: null })
  })

  test('twice is refused', async () => {
    await ann.delete(address(answer))
    expect((await ann.delete(address(answer))).status).toBe(409)
    expect(await refusal({ body: 'Back again' })).toBe('409 This message was deleted.')
  })
})

test('another agent’s message, another conversation and unknown ids are not found', async () => {
  const other = await startTakenConversation(await ann.agent())
  const [asked] = (await messagesSince(chat, 0)).messages
  for (const path of [
    `/conversations/${other.id}/messages/${answer.id}`,
    `/conversations/${chat.id}/messages/${asked?.id}`,
    `/conversations/${chat.id}/messages/${crypto.randomUUID()}`,
    `/conversations/${chat.id}/messages/x`,
    `/conversations/${crypto.randomUUID()}/messages/${answer.id}`,
  ]) {
    expect([path, (await ann.patch(path, { body: 'Mine now' })).status]).toEqual([path, 404])
    expect([path, (await ann.delete(path)).status]).toEqual([path, 404])
    expect([path, (await ann.get(`${path}/editor`)).status]).toEqual([path, 404])
  }
  expect((await bea.patch(address(answer), { body: 'Mine now' })).status).toBe(404)
  expect((await bea.delete(address(answer))).status).toBe(404)
  expect(await stored(answer)).toEqual(answer)
})

test('outsiders and other sites change nothing', async () => {
  expect((await outsider.patch(address(answer), { body: 'Mine now' })).status).toBe(401)
  expect((await outsider.delete(address(answer))).status).toBe(401)
  for (const origin of ['https://evil.test', 'null', '']) {
    expect((await ann.patch(address(answer), { body: 'Mine now' }, { origin })).status).toBe(403)
    expect((await ann.delete(address(answer), { origin })).status).toBe(403)
  }
  expect(await stored(answer)).toEqual(answer)
})

function address({ id }: Pick<Message, 'id'>): string {
  return `/conversations/${chat.id}/messages/${id}`
}

async function stored({ id }: Message): Promise<Message> {
  return (await messageIn(chat.id, id)) as Message
}

async function age({ id }: Message): Promise<void> {
  await sql`update messages set created_at = clock_timestamp() - interval '15 minutes 1 second' where id = ${id}`
}

/** The status and what the page would show. */
async function refusal(form: Record<string, string>): Promise<string> {
  const response = await ann.patch(address(answer), form, { 'hx-request': 'true' })
  expect(response.headers.get('hx-reswap')).toBe('none')
  return `${response.status} ${/<span>([^<]*)/.exec(await response.text())?.[1]}`
}
