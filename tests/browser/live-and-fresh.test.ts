import { beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { sql } from '../../src/db/client'
import { newestConversation } from '../../src/reads/conversations/queries'
import { visitorWithToken } from '../../src/reads/visitors/queries'
import { testBrowser } from '../support/browser'
import { testServer } from '../support/server'
import { type Shown, shownOn } from '../support/shown-page'
import type { VisitorClient } from '../support/visitor-client'

const server = testServer()
const { ann, bea } = server
const browser = testBrowser()

/** Every kind of change, and how it is made. */
type Change = (chat: Changing) => Promise<unknown>

interface Changing {
  id: string
  vera: VisitorClient
}

const page = { url: 'https://shop.test/b', title: 'B' }
const address = ({ id }: Changing, noun: string) => `/conversations/${id}/${noun}`
const own = async ({ id }: Changing, author: string) =>
  (
    await sql<
      { id: string }[]
    >`select id from messages where conversation_id = ${id} and author = ${author} and deleted_at is null order by seq`
  ).map((one) => one.id)
const newestOf = async (chat: Changing, author: string) => (await own(chat, author)).at(-1) ?? ''
const message = (author: 'agent' | 'note', body: string) => ({ clientId: crypto.randomUUID(), author, body })
const introduce = async ({ vera }: Changing, more: object) =>
  vera.postJson('/api/visitor/session', { token: await vera.token(), ...more })
const ticketOf = async ({ id }: Changing) =>
  (await sql<{ number: number }[]>`select number from tickets where conversation_id = ${id}`)[0]?.number

const CHANGES: Record<string, Change> = {
  'the visitor writes': ({ vera }) => vera.say('another one https://x.test'),
  'the visitor asks for a person': ({ vera }) => vera.postJson('/api/visitor/handoff', {}),
  'the visitor says their name while they wait': (chat) => introduce(chat, { name: 'Vera A' }),
  'an agent accepts': (chat) => ann.post(address(chat, 'handoff/acceptance')),
  'an agent writes': (chat) => ann.post(address(chat, 'messages'), message('agent', '**hi** there')),
  'an agent leaves a note': (chat) => bea.post(address(chat, 'messages'), message('note', 'look @Ann')),
  'an agent edits': async (chat) =>
    ann.patch(address(chat, `messages/${await newestOf(chat, 'agent')}`), { body: 'hi *changed*' }),
  'a note is deleted': async (chat) => bea.delete(address(chat, `messages/${await newestOf(chat, 'note')}`)),
  'the visitor edits': async (chat) => {
    const body = JSON.stringify({ body: 'edited' })
    return chat.vera.send('PATCH', `/api/visitor/messages/${await newestOf(chat, 'visitor')}`, {
      body,
      headers: { 'content-type': 'application/json' },
    })
  },
  'the visitor takes back': async (chat) =>
    chat.vera.delete(`/api/visitor/messages/${(await own(chat, 'visitor'))[0]}`),
  'a file is sent': ({ vera }) => {
    const form = new FormData()
    form.set('clientId', crypto.randomUUID())
    form.set('body', 'with a file')
    form.append('files', new File([new Uint8Array(5000)], 'data.bin'))
    return vera.send('POST', '/api/visitor/messages', { body: form })
  },
  'a ticket is made': (chat) => bea.post(address(chat, 'tickets'), { subject: 'Broken desk', priority: 'high' }),
  'a ticket changes': async (chat) => bea.patch(`/tickets/${await ticketOf(chat)}`, { status: 'solved' }),
  'the visitor says who they are': (chat) => introduce(chat, { name: 'Vera B', email: 'vera@x.test' }),
  'the visitor moves to another page': (chat) => introduce(chat, { page }),
  'an agent marks as unread': async (chat) => bea.delete(address(chat, 'read-mark?seq=3')),
  'an agent releases': (chat) => ann.delete(address(chat, 'handoff')),
  'the assistant answers': ({ vera }) => vera.say('hello?'),
  'the visitor ends': ({ vera }) => vera.postJson('/api/visitor/closure', {}),
  'the visitor writes again': ({ vera }) => vera.say('one more thing'),
  'an agent ends': (chat) => ann.post(address(chat, 'closure')),
  'an agent undoes the end': (chat) => ann.delete(address(chat, 'closure')),
  'somebody else writes': () => server.visitor({ name: 'Zoe' }).say('new chat'),
  'the visitor comes with another browser': async ({ vera }) =>
    vera.send('POST', '/api/visitor/session', {
      body: JSON.stringify({ token: await vera.token(), page }),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0',
        'accept-language': 'de',
      },
    }),
  'the visitor comes from elsewhere': (chat) => introduce(chat, { page: { ...page, referrer: 'https://ref.test/' } }),
}

let chat: Changing
beforeAll(async () => {
  const vera = server.visitor({ name: 'Vera', page: { url: 'https://shop.test/a', title: 'A' } })
  await vera.say('hello')
  const visitor = await visitorWithToken(await vera.token())
  chat = { vera, id: (await newestConversation(sql, visitor?.id ?? ''))?.id ?? '' }
})

test('after every kind of change, each open page equals the page loaded afresh', async () => {
  const inbox = `/conversations/${chat.id}`
  const live = {
    'the agent who acts': { page: await browser.pageOf(ann), path: inbox },
    'another agent': { page: await browser.pageOf(bea), path: inbox },
    'a filtered list': { page: await browser.pageOf(bea), path: '/conversations?control=agent' },
    'an empty list': { page: await browser.pageOf(bea), path: '/conversations?activity=high' },
    'the widget': { page: await widgetPage(chat.vera), path: '/widget' },
  }
  const open = await Promise.all(
    Object.entries(live).map(async ([who, { page, path }]) => {
      await load(page, path)
      // In the same context, where the same person is signed in.
      return { who, page, path, fresh: await page.context().newPage() }
    }),
  )
  for (const [what, change] of Object.entries(CHANGES)) {
    const made = (await change(chat)) as Response
    if (made.status >= 400) throw new Error(`${what}: ${made.status} ${await made.text()}`)
    await Promise.all(
      open.map(async ({ who, page, path, fresh }) => {
        await load(fresh, path)
        await expectSame(page, fresh, `${what}; ${who}`)
        await fresh.goto('about:blank')
      }),
    )
  }
}, 240_000)

async function widgetPage(vera: VisitorClient): Promise<Page> {
  const page = await browser.newPage()
  await page
    .context()
    .addInitScript(
      `if (location.origin !== 'null') localStorage.setItem('parley.token', ${JSON.stringify(await vera.token())})`,
    )
  return page
}

async function load(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, server.url).href)
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('[data-sync]')]
    return all.length > 0 && all.every((one) => one.textContent?.startsWith('Live'))
  })
}

/** What opening a page changes, such as how far is read, reaches the other one in a moment. */
async function expectSame(live: Page, fresh: Page, where: string): Promise<void> {
  let [one, other]: Shown[] = []
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await Bun.sleep(100)) {
    ;[one, other] = await Promise.all([shownOn(live), shownOn(fresh)])
    if (Bun.deepEquals(one, other)) return
  }
  expect({ where, ...one }).toEqual({ where, ...other } as never)
}
