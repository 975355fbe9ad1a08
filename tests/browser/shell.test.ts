import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { escalate } from '../../src/actions/handoffs/escalate'
import { createArticle } from '../../src/actions/knowledge/create'
import { changeTicket } from '../../src/actions/tickets/change'
import { openTicket } from '../../src/actions/tickets/open'
import { testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { startTestConversation } from '../support/fixtures'
import { cutSockets, restoreSockets, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

// What is around every page of an agent, and what keeps the page fresh.

const parley = testServer({}, { answers: false })
const { ann, bea } = parley
const browser = testBrowser()

const NEW_TICKET = { subject: 'Broken', description: '', priority: 'normal' } as const

test('the rail names the pages, and the menu under the avatar has the keys, light and dark, and the way out', async () => {
  const page = await browser.pageOf(ann, { colorScheme: 'light' })
  const { promise: gate, resolve: letGo } = Promise.withResolvers<void>()
  await page.route('**/assets/acting-*', async (route) => {
    await gate
    await route.continue()
  })
  // The page has loaded once all its scripts have, and the pointer may have asked for this one already.
  await page.goto(`${parley.url}/tickets`, { waitUntil: 'domcontentloaded' })
  const rail = page.getByRole('navigation', { name: 'Main' })
  expect(await rail.getByRole('link').allInnerTexts()).toEqual(['Inbox', 'Mentions', 'Tickets', 'Articles', 'Settings'])
  expect(await rail.locator('[aria-current="page"]').textContent()).toBe('Tickets')
  expect(await page.locator('[data-sync]').count()).toBe(1)

  await rail.getByRole('button', { name: 'your menu' }).click()
  await page.getByText('ann@parley.test').waitFor()
  // Also before the script that keeps the choice is there.
  await page.getByLabel('Appearance').selectOption('Dark')
  letGo()
  await page.waitForFunction(() => localStorage.getItem('appearance') === 'dark')
  expect(await isDark(page)).toBe(true)
  await page.reload()
  expect(await isDark(page)).toBe(true)
  await rail.getByRole('button', { name: 'your menu' }).click()
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[name=appearance]')?.value === 'dark')
  await page.getByLabel('Appearance').selectOption('System')
  expect(await isDark(page)).toBe(false)

  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await keys.getByText('Go to search').waitFor()
  await keys.getByRole('button', { name: 'Close' }).click()
  await keys.waitFor({ state: 'hidden' })
  await page.goto(`${parley.url}/articles`)
  await page.getByRole('searchbox').press('?')
  expect(await keys.isVisible()).toBe(false)
})

test('who waits, tickets and articles are fresh on every page, also after a lost connection', async () => {
  const agent = await bea.agent()
  const chat = await startTestConversation()
  const tickets = await browser.pageOf(bea)
  await tickets.goto(`${parley.url}/tickets`)
  const articles = await tickets.context().newPage()
  await articles.goto(`${parley.url}/articles`)
  await Promise.all([settled(tickets), settled(articles)])

  await escalate(chat, 'visitor', 'asked for a person')
  for (const page of [tickets, articles]) {
    await page.getByRole('link', { name: 'Inbox 1 waiting' }).waitFor()
    await page.waitForFunction(() => document.title.startsWith('(1) '))
  }
  const ticket = await openTicket(chat, agent, NEW_TICKET)
  await tickets.getByRole('link', { name: 'Broken' }).getByText('Open', { exact: true }).waitFor()
  await createArticle({ title: `Lost hats ${CANARY}`, body: 'They are here.', questions: [] })
  await articles.getByText('Lost hats').waitFor()

  await cutSockets(tickets)
  await tickets.locator('[data-sync="offline"]').waitFor()
  await changeTicket(ticket, { status: 'solved' })
  await restoreSockets(tickets)
  await tickets.getByRole('link', { name: 'Broken' }).getByText('Solved').waitFor()
})

test('a part of a page that somebody is filling in is left alone until they are done', async () => {
  const article = await createArticle({ title: `Opening hours ${CANARY}`, body: 'From nine to five.', questions: [] })
  const page = await browser.pageOf(ann)
  await page.goto(`${parley.url}/articles/${article.id}`)
  await settled(page)
  const text = page.getByLabel('Text')
  await text.fill('From nine to six.')
  await bea.put(`/articles/${article.id}`, { title: article.title, body: 'From ten to four.', questions: 'When?' })
  await page.waitForTimeout(500)
  expect(await text.inputValue()).toBe('From nine to six.')
  await text.fill('From nine to five.')
  await page.getByLabel('Title').blur()
  await text.blur()
  await page.waitForFunction(() => document.querySelector('textarea')?.value === 'From ten to four.')
})

test('ages and waiting times are the server’s, whatever the clock of the computer says, and when it is set', async () => {
  const chat = await startTestConversation()
  await escalate(chat, 'visitor', 'asked for a person')
  for (const off of [-2, 2]) {
    const page = await browser.pageOf(ann)
    await page.addInitScript(setClock, off * 3_600_000)
    await page.goto(`${parley.url}/conversations/${chat.id}`)
    await settled(page)
    await page.evaluate(setClock, -off * 3_600_000)
    await page.waitForTimeout(1050)
    const words = await page
      .locator('time[data-time]')
      .evaluateAll((all) => all.map((time) => [time.getAttribute('data-time'), time.textContent]))
    for (const [as, text] of words) {
      if (as === 'age' || as === 'ago') expect(text).toMatch(/^now$|^[12] min/)
      if (as === 'since') expect(text).toMatch(/^[0-2]:\d\d$/)
    }
    expect(words.some(([as]) => as === 'age' || as === 'since')).toBe(true)
    expect(await page.locator('.day').first().textContent()).toBe('Today')
  }
})

function isDark(page: Page): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.body).color.startsWith('oklch(0.9'))
}

/** Lets the page's clock be off by so many milliseconds. */
function setClock(off: number): void {
  const page = globalThis as unknown as { RealDate?: typeof Date; Date: typeof Date }
  const Real = (page.RealDate ??= Date)
  page.Date = class extends Real {
    constructor(...given: [number]) {
      super(...((given.length > 0 ? given : [Real.now() + off]) as [number]))
    }
    static override now() {
      return Real.now() + off
    }
  } as typeof Date
}
