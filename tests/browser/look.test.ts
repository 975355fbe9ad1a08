import { beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { createArticle } from '../../src/actions/knowledge/create'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { openTicket } from '../../src/actions/tickets/open'
import { testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { startTestConversation } from '../support/fixtures'
import { faint, smallFields, smallTargets, tooWide } from '../support/measure'
import { testServer } from '../support/server'

// What every page owes to eyes and fingers, whatever is on it.

const parley = testServer({}, { answers: false })
const { ann, ada } = parley
const browser = testBrowser()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** The pages of an admin, each with something on it. */
let pages: string[]

beforeAll(async () => {
  const [agent, { name }] = [await ann.agent(), await ada.agent()]
  const chat = await startTestConversation()
  await ann.post(`/conversations/${chat.id}/messages`, {
    clientId: crypto.randomUUID(),
    author: 'note',
    body: `@${name} look at this`,
  })
  const ticket = await openTicket(chat, agent, { subject: `Broken ${CANARY}`, description: '', priority: 'high' })
  const article = await createArticle({
    title: `Lost hats ${CANARY}`,
    body: `They are here. ${CANARY}`,
    questions: ['Where is my hat?'],
  })
  await createSavedReply(
    await ada.agent(),
    { shortcut: 'hello', body: `${'Hello '.repeat(40)}${CANARY}` },
    { shared: false },
  )
  pages = [
    `/conversations/${chat.id}`,
    '/conversations?q=nobody',
    '/mentions',
    '/tickets',
    `/tickets/${ticket.number}`,
    '/articles',
    `/articles/${article.id}`,
    '/settings/replies',
    '/settings/conversations',
    '/settings/limits',
    '/nowhere',
  ]
})

test('text and the borders of fields are easy to see on every page, in light and in dark, in toasts and in errors', async () => {
  browser.allow(/404|422/)
  const page = await browser.pageOf(ada)
  const faintOnes: string[] = []
  const look = async (where: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faintOnes.push(...(await faint(page)).map((one) => `${where}, ${colorScheme}: ${one}`))
    }
  }
  for (const path of pages) {
    await page.goto(parley.url + path)
    if (path !== '/nowhere') await toast(page)
    await look(path)
  }
  await page.goto(`${parley.url}/conversations`)
  await page.getByRole('button', { name: 'your menu' }).click()
  await look('the menu')

  await page.context().clearCookies()
  await page.goto(`${parley.url}/session/new`)
  await page.getByLabel('Email').fill('ada@parley.test')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Wrong email or password.').waitFor()
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(2)
  await look('sign-in')
  await page.goto(`${parley.url}/widget`)
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  await look('the widget')
  expect(faintOnes).toEqual([])
}, 60_000)

test('on a phone no field makes the page zoom, no control is too small for a finger, and nothing is wider than the screen', async () => {
  browser.allow(/404/)
  const page = await browser.pageOf(ada, PHONE)
  const small: string[] = []
  const look = async (where: string) => {
    const found = [...(await smallFields(page)), ...(await smallTargets(page)), ...(await tooWide(page))]
    small.push(...found.map((one) => `${where}: ${one}`))
  }
  for (const path of pages) {
    await page.goto(parley.url + path)
    if (path !== '/nowhere') await toast(page)
    await look(path)
  }
  await page.goto(`${parley.url}/conversations`)
  await look('the list')
  await page.getByRole('button', { name: 'your menu' }).tap()
  await look('the menu')
  await page.goto(`${parley.url}/articles/new`)
  await look('a new article')
  await page.goto(`${parley.url}/widget`)
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
  await look('the widget')
  await page.context().clearCookies()
  await page.goto(`${parley.url}/session/new`)
  await look('sign-in')
  expect(small).toEqual([])
}, 60_000)

test('a toast leaves the composer and what is written there in sight, on a wide and on a narrow screen', async () => {
  for (const options of [{}, PHONE]) {
    const page = await browser.pageOf(ada, options)
    await page.goto(parley.url + pages[0])
    for (let shown = 0; shown < 3; shown++) await toast(page)
    const toasts = await page.locator('#toasts').boundingBox()
    const composer = await page.locator('[data-composer]').boundingBox()
    expect((toasts?.y ?? 0) + (toasts?.height ?? 0)).toBeLessThan(composer?.y ?? 0)
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
    expect(await page.locator('.toast').count()).toBe(2)
  }
})

/** Shows a toast as a frame brings it. */
async function toast(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
    const { toFragment }: { toFragment(html: string): DocumentFragment } = await import(script)
    const html = `<div class="toast" data-toast><p><bdi>Bea</bdi> mentioned you.</p><a class="button button--small" href="/">Open</a>
      <button class="tool" aria-label="Dismiss" data-dismiss>✕</button></div>`
    document.getElementById('toasts')?.append(toFragment(html))
  })
}
