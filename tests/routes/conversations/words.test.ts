import { beforeAll, expect, test } from 'bun:test'
import type { Conversation } from '../../../src/model/conversations/schema'
import { startTestConversation } from '../../support/fixtures'
import { testServer } from '../../support/server'

const { ann, outsider } = testServer({}, { answers: false })

let chat: Conversation
beforeAll(async () => {
  chat = await startTestConversation(['Where is my Éclair?', 'a desk', 'two desks & a lamp', 'the desk, the desk'])
  await startTestConversation(['a desk of somebody else'])
})

const words = async (q: string) => (await ann.get(`/conversations/${chat.id}/words?q=${encodeURIComponent(q)}`)).text()
const hits = async (q: string) => /data-hits="([^"]*)"/.exec(await words(q))?.[1]

test('words are found in this conversation only, newest first, the last one by its beginning', async () => {
  expect(await hits('desk')).toBe('4 3 2')
  expect(await hits('desks')).toBe('3')
  expect(await hits('lam')).toBe('3')
  expect(await hits('two desk')).toBe('3')
  expect(await hits('eclair')).toBe('1')
})

test('the result says what to mark', async () => {
  const [, marked = '', beginning] =
    /data-words="([^"]*)" data-beginning="([^"]*)"/.exec(await words('Lamp, ÉCLAI')) ?? []
  expect(marked.split(' ')).toEqual(expect.arrayContaining(['lamp', 'eclai']))
  expect(beginning).toBe('eclai')
})

test('no match says so, and an empty search says nothing', async () => {
  expect(await words('walrus')).toContain('Nothing found')
  for (const nothing of ['', ' ', '…', '&', "'"]) expect(await words(nothing)).toContain('data-hits=""')
  expect(await words('')).not.toContain('Nothing found')
})

test('only agents can search', async () => {
  expect((await outsider.get(`/conversations/${chat.id}/words?q=desk`)).status).toBe(303)
  expect((await ann.get(`/conversations/${crypto.randomUUID()}/words?q=desk`)).status).toBe(404)
})
