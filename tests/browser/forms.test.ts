import { beforeAll, expect, test } from 'bun:test'
import type { Page, Route } from 'playwright-core'
import { openSession } from '../../src/actions/agents/sessions'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { createArticle } from '../../src/actions/knowledge/create'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { openTicket } from '../../src/actions/tickets/open'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Article } from '../../src/model/knowledge/schema'
import { sha256 } from '../../src/text/digest'
import { createApp } from '../../src/web/app'
import { SETTINGS_PAGES } from '../../views/settings/sub-navigation'
import { deliver, expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { editor, menu, openMenu } from '../support/composing'
import { eventually } from '../support/eventually'
import { draft, PASSWORD, startTestConversation } from '../support/fixtures'
import { formsOfPage } from '../support/forms'
import { composer, messages } from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer({}, { answers: false })
const { ada, bea } = server
const browser = testBrowser()

const LOST = /401|Unauthorized|WebSocket|htmx:ws/
const UNREACHED = /ERR_|Failed to fetch|htmx:error/

let chat: Conversation
let article: Article
let ticket: number
beforeAll(async () => {
  const admin = await ada.agent()
  chat = await accept(await join(await startTestConversation(['Hello']), admin), admin)
  article = await createArticle({ title: `Parking ${CANARY}`, body: `Behind the house. ${CANARY}`, questions: [] })
  ticket = (await openTicket(chat, admin, { subject: `Broken ${CANARY}`, description: CANARY, priority: 'normal' }))
    .number
  await createSavedReply(admin, { shortcut: 'hello', body: `Hello ${CANARY}` }, { shared: true })
})

/** How each thing is made that a form makes. */
const CREATIONS: {
  path(): string
  open?: string
  type?: Record<string, string>
  save: string
  rows(): Promise<object[]>
}[] = [
  {
    path: () => `/conversations/${chat.id}`,
    open: 'Create Ticket',
    save: 'Save ticket',
    rows: () => sql`select from tickets`,
  },
  {
    path: () => '/conversations',
    open: 'Views',
    type: { 'Save these filters as': 'Mine' },
    save: 'Save',
    rows: () => sql`select from views`,
  },
  {
    path: () => '/settings',
    open: 'New reply',
    type: { Shortcut: 'once', Text: 'Hello' },
    save: 'Save reply',
    rows: () => sql`select from replies`,
  },
  {
    path: () => '/articles/new',
    type: { Title: 'Opening', Text: 'Nine to five.' },
    save: 'Save article',
    rows: () => sql`select from articles`,
  },
]

test('what is typed into any form of any page is there again after the session has ended and somebody has signed in', async () => {
  browser.allow(LOST)
  const page = await pageOf(ada)
  const walked: string[] = []
  let fields = 0
  for (const path of await pagesWithForms()) {
    await page.goto(`${server.url}${path}`)
    await keeping(page)
    await endSessions()
    const writing = path.endsWith(chat.id) ? composer(page) : undefined
    await writing?.fill('Half a message')
    const typed = await page.evaluate(formsOfPage, true)
    await page.getByLabel('Password').waitFor()
    // The way through the form of signing in is the same from everywhere.
    if (walked.length === 0) await signIn(page, 'ada')
    else
      await openSessionIn(page, ada).then(() => page.goto(`${server.url}${new URL(page.url()).searchParams.get('to')}`))
    await page.waitForURL((url) => url.pathname === path)
    await eventually(async () => expect([path, await page.evaluate(formsOfPage, false)]).toEqual([path, typed]))
    if (writing) await eventually(async () => expect(await writing.inputValue()).toBe('Half a message'))
    walked.push(path)
    fields += typed.length
    await page.evaluate(() => sessionStorage.clear())
  }
  expect(walked).toEqual([
    '/conversations',
    `/conversations/${chat.id}`,
    `/tickets/${ticket}`,
    '/articles',
    '/articles/new',
    `/articles/${article.id}`,
    '/settings',
    '/settings/replies',
    '/settings/conversations',
    '/settings/limits',
  ])
  expect(fields).toBeGreaterThan(40)
})

test('a form that is under way is seen to be, is not sent again, and makes one thing', async () => {
  const page = await pageOf(ada)
  for (const { path, open, type = {}, save, rows } of CREATIONS) {
    await page.goto(`${server.url}${path()}`)
    if (open) await page.getByRole('button', { name: open }).click()
    for (const [label, words] of Object.entries(type)) await page.getByLabel(label).first().fill(words)
    const before = await rows()
    const { sent, letGo } = await hold(page, 'POST')
    const button = page.getByRole('button', { name: save, exact: true })
    await button.dblclick()
    await page.locator('html[data-busy]').waitFor()
    const form = page.locator('form[aria-busy]')
    expect(await form.count()).toBe(1)
    await form.evaluate((one: HTMLFormElement) => one.requestSubmit())
    await letGo()
    await page.locator('html:not([data-busy])').waitFor()
    expect(await form.count()).toBe(0)
    expect([save, sent.length, (await rows()).length]).toEqual([save, 1, before.length + 1])
    // The next one is another one.
    if (!open) continue
    if (!(await button.isVisible())) await page.getByRole('button', { name: open }).click()
    for (const [label, words] of Object.entries(type)) await page.getByLabel(label).first().fill(`${words}-again`)
    await button.click()
    await eventually(async () => expect([save, (await rows()).length]).toEqual([save, before.length + 2]))
  }
})

test('a page that is on its way is seen to be, and signing in twice is once', async () => {
  const page = await pageOf(ada)
  await page.goto(`${server.url}/articles`)
  await page.evaluate(() => {
    const note = () => sessionStorage.setItem('seen', String(document.documentElement.dataset.busy))
    new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['data-busy'] })
  })
  await page.getByRole('link', { name: 'Tickets' }).click()
  await page.getByRole('heading', { name: 'Tickets', exact: true }).waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('seen'))).toBe('true')
  expect(await page.locator('html[data-busy]').count()).toBe(0)

  const stranger = await browser.newPage()
  const sent: string[] = []
  stranger.on('request', (request) => void (request.method() === 'POST' && sent.push(request.url())))
  await stranger.goto(`${server.url}/session/new`)
  await stranger.getByLabel('Email').fill('ada@parley.test')
  await stranger.getByLabel('Password').fill(PASSWORD)
  await stranger.getByRole('button', { name: 'Sign in' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await stranger.waitForURL(/conversations/)
  expect(sent).toHaveLength(1)
})

test('a reply that is lost is said, and neither a second try nor a reload makes a second thing', async () => {
  browser.allow(UNREACHED)
  const page = await pageOf(ada)
  for (const { path, open, type = {}, save, rows } of CREATIONS) {
    const before = await rows()
    await page.goto(`${server.url}${path()}`)
    if (open) await page.getByRole('button', { name: open }).click()
    await keeping(page)
    for (const [label, words] of Object.entries(type)) await page.getByLabel(label).first().fill(`${words}-lost`)
    const button = page.getByRole('button', { name: save, exact: true })
    await page.route('**', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await deliver(route)
      await route.abort('connectionreset')
    })
    await button.click()
    await page.getByText('No connection. Try again.').waitFor()
    await page.locator('html:not([data-busy])').waitFor()
    await page.unroute('**')
    await page.reload()
    const back = page.getByText('Your unsaved changes are back.')
    // What comes back may open its form itself: a click before that would close it again.
    if (Object.keys(type).length > 0) await back.waitFor({ state: 'attached' })
    if (open && !(await button.isVisible())) await page.getByRole('button', { name: open }).click()
    if (Object.keys(type).length > 0) await back.waitFor()
    await keeping(page)
    const reply = page.waitForResponse((one) => one.request().method() === 'POST')
    await button.click()
    expect([save, (await reply).status(), (await rows()).length]).toEqual([save, 201, before.length + 1])
  }
})

test('what is refused, or not answered by us, stays in the form', async () => {
  browser.allow(UNREACHED)
  browser.allow(/status of (?:401|403|409|422|500|502|503)/)
  const page = await pageOf(ada)
  await page.goto(`${server.url}/settings`)
  await page.getByRole('button', { name: 'New reply' }).click()
  const form = page.getByRole('form', { name: 'New reply' })
  await keeping(page)
  await form.getByLabel('Shortcut').fill('kept')
  await form.getByLabel('Text').fill(`Typed ${CANARY}`)
  const ours = (words: string) => ({
    headers: { 'Parley-Seal': 'x', 'HX-Reswap': 'none' },
    contentType: 'text/html',
    body: `<p>${words}</p>`,
  })
  const answers: (Parameters<Route['fulfill']>[0] | 'nothing')[] = [
    ...[403, 409, 422, 500, 503].map((status) => ({ status, ...ours('No.') })),
    ...[200, 401, 502].map((status) => ({ status, contentType: 'text/html', body: '<h1>Sign in to the hotel</h1>' })),
    'nothing',
  ]
  for (const answer of answers) {
    await page.route('**/settings/replies', (route) => (answer === 'nothing' ? route.abort() : route.fulfill(answer)))
    await form.getByRole('button', { name: 'Save reply' }).click()
    await page.locator('html:not([data-busy]) form:not([aria-busy])').first().waitFor()
    expect([answer, await form.getByLabel('Text').inputValue()]).toEqual([answer, `Typed ${CANARY}`])
    await page.unroute('**/settings/replies')
  }
  await page.getByText('The server did not answer. Try again.').waitFor()
  await page.reload()
  await page.getByText('Your unsaved changes are back.').waitFor()
  await screenshot(page, 'forms-kept')
  await expectAccessible(page)
  expect(await form.getByLabel('Text').inputValue()).toBe(`Typed ${CANARY}`)
  await form.getByRole('button', { name: 'Save reply' }).click()
  await page.getByText('Reply /kept saved.').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'New reply' }).click()
  expect(await form.getByLabel('Text').inputValue()).toBe('')

  // What is wrong in a form of the inbox is marked, and the rest stays as well.
  await page.goto(`${server.url}/conversations/${chat.id}`)
  await page.getByRole('button', { name: 'Create Ticket' }).click()
  await keeping(page)
  const subject = page.getByLabel('Subject')
  await subject.fill('   ')
  await page.getByLabel('Description').fill('Since Monday')
  await page.getByRole('button', { name: 'Save ticket' }).click()
  await page.getByText('Enter a subject.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.matches('[name=subject][aria-invalid=true]'))).toBe(true)
  expect(await page.getByLabel('Description').inputValue()).toBe('Since Monday')
  await subject.fill('A wobbly desk')
  expect(await page.locator('[aria-invalid]').count()).toBe(0)
})

test('what one agent has typed is never shown to another, and is forgotten with signing out or when it is discarded', async () => {
  browser.allow(LOST)
  await bea.agent()
  const page = await pageOf(ada)
  const text = page.getByLabel('Text')
  const kept = () => page.evaluate(() => sessionStorage.getItem('parley.forms'))
  const type = async (words: string) => {
    await page.goto(`${server.url}/articles/${article.id}`)
    await keeping(page)
    await text.fill(words)
  }
  await type('A secret of Ada’s')
  await endSessions()
  await page.getByRole('button', { name: 'Save article' }).click()
  await page.getByLabel('Password').waitFor()
  await signIn(page, 'bea')
  await page.waitForURL(/\/articles\//)
  await eventually(async () => expect(await kept()).toBe(null))
  expect(await text.inputValue()).toBe(article.body)

  await type('Something of Bea’s')
  await page.reload()
  await page.getByRole('button', { name: 'Discard' }).click()
  expect(await text.inputValue()).toBe(article.body)
  expect(await kept()).toBe(null)

  await type('Something else')
  expect(await kept()).toContain('Something else')
  await page.getByRole('button', { name: 'your menu' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('Password').waitFor()
  expect(await kept()).toBe(null)
})

test('a message that is being edited is in its editor again after signing in', async () => {
  browser.allow(LOST)
  const page = await pageOf(ada)
  const { message } = await postAsAgent(chat, await ada.agent(), draft('We open at nine'))
  await page.goto(`${server.url}/conversations/${chat.id}`)
  await openMenu(page, message)
  await menu(page).getByRole('menuitem', { name: 'Edit' }).click()
  await keeping(page)
  await editor(page).fill(`We open at ten ${CANARY}`)
  await endSessions()
  await editor(page).press('Enter')
  await page.getByLabel('Password').waitFor()
  await signIn(page, 'ada')
  await eventually(async () => expect(await editor(page).inputValue()).toBe(`We open at ten ${CANARY}`))
  await editor(page).press('Enter')
  await messages(page).getByText('We open at ten').waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('parley.forms'))).toBe(null)

  // Once it is too late for that, the words are shown at least.
  browser.allow(/status of 4(?:04|09|22)/)
  await openMenu(page, message)
  await menu(page).getByRole('menuitem', { name: 'Edit' }).click()
  await editor(page).fill('We open at noon')
  await sql`update messages set created_at = now() - interval '1 hour' where id = ${message.id}`
  await page.reload()
  await page.getByText('This message can no longer be edited. You had written: We open at noon').waitFor()
  expect(await page.evaluate(() => sessionStorage.getItem('parley.forms'))).toBe(null)
})

/** Holds requests of one method back until they are let go; `sent` has their addresses. */
async function hold(page: Page, method: string): Promise<{ sent: string[]; letGo(): Promise<void> }> {
  const sent: string[] = []
  const gate = Promise.withResolvers<void>()
  await page.route('**', async (route) => {
    if (route.request().method() !== method) return route.fallback()
    sent.push(route.request().url())
    await gate.promise
    await route.continue()
  })
  return {
    sent,
    async letGo() {
      gate.resolve()
      await page.unroute('**', { behavior: 'wait' } as never)
    },
  }
}

/** The addresses of all pages of an agent's that hold a form, as the routes name them. */
async function pagesWithForms(): Promise<string[]> {
  const paths = createApp()
    .routes.flatMap((route) =>
      route.path === '/settings/:page'
        ? Object.keys(SETTINGS_PAGES).map((name) => ({ ...route, path: `/settings/${name}` }))
        : [route],
    )
    .filter(({ method, path }) => method === 'GET' && !/^\/(?:api|assets|demo|widget|session|setup)/.test(path))
    .map(({ path }) =>
      path
        .replace(':number', String(ticket))
        .replace(/^(\/articles\/):id/, `$1${article.id}`)
        .replace(':id', chat.id)
        .replace(/(?<=.)\/$/, ''),
    )
  const pages: string[] = []
  for (const path of paths) {
    const text = await (await ada.get(path)).text()
    if (text.startsWith('<!doctype') && /<form(?![^>]*data-composer)/.test(text)) pages.push(path)
  }
  return pages
}

/** Somebody puts the cursor somewhere: from then on, what they type is kept. */
async function keeping(page: Page): Promise<void> {
  await page.evaluate(() => document.body.dispatchEvent(new Event('focusin')))
  await page.waitForFunction(() =>
    [...document.scripts].some(
      ({ src }) => src.includes('/assets/acting-') && performance.getEntriesByName(src).length > 0,
    ),
  )
}

/** A page with a session of its own, which can end. */
async function pageOf(client: typeof ada): Promise<Page> {
  const page = await browser.newPage()
  await openSessionIn(page, client)
  return page
}

async function openSessionIn(page: Page, client: typeof ada): Promise<void> {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(await openSession(await client.agent())) ?? []
  await page.context().addCookies([{ name, value, url: server.url }])
}

/** Ends the sessions of all pages; the client goes on. */
async function endSessions(): Promise<void> {
  await sql`delete from sessions where id <> ${sha256(ada.cookie.replace(/^.*parley=([^;]*).*$/, '$1'))}`
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Email').fill(`${name}@parley.test`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
