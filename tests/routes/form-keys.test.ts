import { beforeAll, describe, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { createApp } from '../../src/web/app'
import { CANARY } from '../support/canary'
import type { Form } from '../support/client'
import { startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const { ann, bea } = testServer({}, { answers: false })

interface Creation {
  address(): string
  /** What makes something; another number makes another. */
  form(n: number): Form
  rows(): Promise<object[]>
}

let chat: { id: string }
beforeAll(async () => {
  chat = await startTestConversation()
})

/** Every route that makes something each time it is asked. */
const CREATIONS: Record<string, Creation> = {
  '/articles/': {
    address: () => '/articles',
    form: (n) => ({
      title: `Parking ${n} ${CANARY}`,
      body: `Behind the house. ${CANARY}`,
      questions: 'Where?\nHow long?',
    }),
    rows: () => sql`select * from articles order by id`,
  },
  '/views/': {
    address: () => '/views',
    form: (n) => ({ name: `Mine ${n} ${CANARY}`, query: 'mine=1' }),
    rows: () => sql`select * from views order by id`,
  },
  '/settings/replies': {
    address: () => '/settings/replies',
    form: (n) => ({ shortcut: `hello-${n}`, body: `Hello ${CANARY}` }),
    rows: () => sql`select * from replies order by id`,
  },
  '/conversations/:id/tickets/': {
    address: () => `/conversations/${chat.id}/tickets`,
    form: (n) => ({ subject: `Broken ${n} ${CANARY}`, description: `Since Monday ${CANARY}`, priority: 'high' }),
    rows: () => sql`select * from tickets order by number`,
  },
}

/** Every other route that takes a POST, and why it needs no key. */
const OTHERS = {
  '/session/': 'a session more is a cookie more',
  '/setup/': 'there is one first admin',
  '/conversations/:id/messages/': 'a message has its clientId',
  '/conversations/:id/attachments/': 'a file that was sent twice is shown twice, and can be removed',
  '/conversations/:id/handoff/': 'control moves once an epoch',
  '/conversations/:id/handoff/acceptance': 'control moves once an epoch',
  '/conversations/next/acceptance': 'control moves once an epoch',
  '/conversations/:id/closure/': 'a conversation ends once',
  '/conversations/:id/handoff/takeover': 'control moves once an epoch',
  '/session/departure': 'a session ends once',
  '/widget/session': 'a visitor more without a message is forgotten',
  '/widget/visitor': 'it changes what is there',
  '/widget/messages/': 'a message has its clientId',
  '/widget/attachments/': 'a file that was sent twice is shown twice, and can be removed',
  '/widget/handoff': 'control moves once an epoch',
  '/widget/closure': 'a conversation ends once',
  '/api/visitor/session': 'a visitor more without a message is forgotten',
  '/api/visitor/messages': 'a message has its clientId',
  '/api/visitor/attachments/': 'a file that was sent twice is shown twice, and can be removed',
  '/api/visitor/handoff': 'control moves once an epoch',
  '/api/visitor/closure': 'a conversation ends once',
}

test('every route that takes a POST makes things by the key of a form, or has a reason not to', () => {
  const taking = createApp()
    .routes.filter(({ method }) => method === 'POST')
    .map(({ path }) => path)
  expect(taking.sort()).toEqual([...Object.keys(CREATIONS), ...Object.keys(OTHERS)].sort())
})

describe.each(Object.entries(CREATIONS))('a form for %s', (_, { address, form, rows }) => {
  let count = 0
  const next = () => form(++count)
  const keyed = (key = crypto.randomUUID()) => ({ ...next(), key })

  test('that is sent ten times at once makes one thing, and has the same reply each time', async () => {
    const sent = keyed()
    const before = await rows()
    const replies = await Promise.all(Array.from({ length: 10 }, () => ann.post(address(), sent)))
    expect(await rows()).toHaveLength(before.length + 1)
    const said = await Promise.all(replies.map(whatItSays))
    expect(new Set(said).size).toBe(1)
    expect(replies[0]?.status).toBeLessThan(400)
    // Also in capitals, and much later.
    expect(await whatItSays(await ann.post(address(), { ...sent, key: sent.key.toUpperCase() }))).toBe(
      said[0] as string,
    )
    expect(await rows()).toHaveLength(before.length + 1)
  })

  test('that says something else when it is sent again is refused, and what was made stays', async () => {
    const sent = keyed()
    await ann.post(address(), sent)
    const before = await rows()
    const again = await ann.post(address(), { ...keyed(sent.key) })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Save again to add another.')
    expect(await rows()).toEqual(before)
  })

  test('makes something each time with another key, without one, and for another agent', async () => {
    const before = await rows()
    const first = keyed()
    for (const sent of [first, keyed(), next(), next()])
      expect((await ann.post(address(), sent)).status).toBeLessThan(400)
    expect((await bea.post(address(), first)).status).toBeLessThan(400)
    expect(await rows()).toHaveLength(before.length + 5)
  })

  test.each(['x', '007', `${crypto.randomUUID()}0`, '{"a":1}'])('with the key %p is refused', async (key) => {
    const before = await rows()
    expect((await ann.post(address(), { ...next(), key })).status).toBe(422)
    expect(await rows()).toEqual(before)
  })

  test('that could not be saved is saved with the same key once it is right', async () => {
    const before = await rows()
    const sent = keyed()
    const wrong = Object.fromEntries(Object.keys(sent).map((name) => [name, name === 'key' ? sent.key : '']))
    expect((await ann.post(address(), wrong)).status).toBe(422)
    expect((await ann.post(address(), sent)).status).toBeLessThan(400)
    expect(await rows()).toHaveLength(before.length + 1)
  })
})

test('a ticket that is sent again uses up no number', async () => {
  const address = `/conversations/${chat.id}/tickets`
  const form = { subject: `Counted ${CANARY}`, key: crypto.randomUUID() }
  await Promise.all(Array.from({ length: 5 }, () => ann.post(address, form)))
  await ann.post(address, { subject: `Counted too ${CANARY}` })
  const numbers = await sql<
    { number: number }[]
  >`select number from tickets where subject like 'Counted%' order by number`
  expect(numbers.map(({ number }) => number - (numbers[0]?.number ?? 0))).toEqual([0, 1])
})

test('the key of a ticket’s form makes none from another conversation', async () => {
  const form = { subject: `Elsewhere ${CANARY}`, key: crypto.randomUUID() }
  const { id } = await startTestConversation()
  expect((await ann.post(`/conversations/${chat.id}/tickets`, form)).status).toBe(201)
  expect((await ann.post(`/conversations/${id}/tickets`, form)).status).toBe(409)
})

test('every form that makes something has a key, another one each time', async () => {
  for (const [page, forms] of [
    ['/articles/new', 1],
    ['/settings', 1],
    ['/conversations', 1],
    [`/conversations/${chat.id}`, 2],
  ] as const) {
    const keys = async () =>
      [...(await (await ann.get(page)).text()).matchAll(/name="key" value="([^"]+)"/g)].map(([, key]) => key)
    const all = [...(await keys()), ...(await keys())]
    expect([page, all.length]).toEqual([page, forms * 2])
    expect(new Set(all).size).toBe(all.length)
  }
})

/** The status, where it leads, and the page but for what is new in each. */
async function whatItSays(response: Response): Promise<string> {
  const text = (await response.text())
    .replaceAll(response.headers.get('parley-seal') ?? '', '')
    .replaceAll(/name="key" value="[^"]+"|data-now="\d+"|since=\d+/g, '')
  return [response.status, response.headers.get('location'), response.headers.get('hx-redirect'), text].join('\n')
}
