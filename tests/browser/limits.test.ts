import { afterEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { sweepVisitors } from '../../src/actions/visitors/sweep'
import { sql } from '../../src/db/client'
import { forgetRefusals } from '../../src/limits/refusals'
import { settingsNow } from '../../src/reads/settings/queries'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { eventually } from '../support/eventually'
import { forgetAllowances, setLimits } from '../support/limits'
import { testServer } from '../support/server'

const parley = testServer()
const { ada, ann } = parley
const browser = testBrowser()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const DARK = { colorScheme: 'dark' } as const
const REFUSED = 'There are too many new visitors from your network. Try again in'

afterEach(async () => {
  await setLimits({})
  await forgetAllowances()
})

describe('a visitor', () => {
  test('who is turned away is told why and for how long, and their message is sent later', async () => {
    browser.allow(/429/)
    const holder = await usedUp(1)
    const page = await chat()
    await textbox(page).fill(`Good day ${CANARY}`)
    await textbox(page).press('Enter')
    const unsent = page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
    expect(await unsent.getByText(REFUSED).textContent()).toMatch(/in \d+ min/)
    await unsent.getByText('Good day').waitFor()
    await screenshot(page, 'widget-limited')
    expect(await sql`select from visitors`).toHaveLength(0)

    await sql`delete from allowances where holder = ${holder}`
    forgetRefusals()
    await page.reload()
    await page.getByRole('log', { name: 'Messages' }).getByText('Good day').waitFor()
    expect(await unsent.count()).toBe(0)
  })

  test('is told the same for a file, and tries again', async () => {
    browser.allow(/429/)
    const holder = await usedUp(1)
    const page = await chat()
    await page
      .locator('[data-attach-input]')
      .setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('a photo') })
    await page.getByText(REFUSED).first().waitFor()
    await sql`delete from allowances where holder = ${holder}`
    forgetRefusals()
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.locator('[data-remove-file]').waitFor()
    expect(await sql`delete from attachments returning id`).toHaveLength(1)
  })

  test('who asks for a person is told in the corner of the chat', async () => {
    browser.allow(/429/)
    await usedUp(1)
    const page = await chat()
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByText(REFUSED).waitFor()
  })

  test('who was swept before writing gets a new token and loses nothing they typed', async () => {
    browser.allow(/401/)
    const page = await chat()
    await page
      .locator('[data-attach-input]')
      .setInputFiles({ name: 'photo.txt', mimeType: 'text/plain', buffer: Buffer.from('a photo') })
    await eventually(async () => (await sql`select from attachments`).length === 1)
    await page.locator('[data-remove-file]').click()
    await eventually(async () => (await sql`select from attachments`).length === 0)
    const before = await page.evaluate(() => localStorage.getItem('parley.token'))
    await sql`update visitors set last_seen_at = now() - interval '2 hours', id = ${hoursAgo(2)}`
    expect(await sweepVisitors()).toBe(1)

    await textbox(page).fill(`I am still here ${CANARY}`)
    await textbox(page).press('Enter')
    await page.getByRole('log', { name: 'Messages' }).getByText('I am still here').waitFor()
    const after = await page.evaluate(() => localStorage.getItem('parley.token'))
    expect(after).not.toBeNull()
    expect(after).not.toBe(before)
  })

  test('who has the chat open in too many tabs is told so', async () => {
    browser.allow(/429|WebSocket|htmx:ws:error/)
    const page = await chat()
    await textbox(page).fill('Good day')
    await textbox(page).press('Enter')
    await page.getByRole('log', { name: 'Messages' }).getByText('Good day').waitFor()
    await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
    await setLimits({ socketsOfVisitor: 1 })
    const other = await page.context().newPage()
    await other.goto(`${parley.url}/widget`)
    await other.getByText('This chat is open in too many places. Close some of them.').waitFor({ timeout: 30_000 })
  })
})

describe('the settings', () => {
  test('let an admin change a limit, show errors beside it, keep what was typed, and reset it to the default', async () => {
    browser.allow(/422/)
    const page = await settings(ada)
    const form = page.getByRole('form', { name: 'Limits' })
    const sessions = form.getByRole('textbox', { name: 'New visitors from one address' })
    expect(await sessions.inputValue()).toBe('800')
    await form.getByRole('textbox', { name: 'New visitors in total' }).fill('many')
    await sessions.fill('1,200')
    await form.getByRole('button', { name: 'Save limits' }).click()
    const complaint = form.getByText('Enter a whole number from 1 to 10,000,000.')
    await complaint.waitFor()
    expect(await sessions.inputValue()).toBe('1,200')
    expect(await form.getByRole('textbox', { name: 'New visitors in total' }).getAttribute('aria-invalid')).toBe('true')
    await expectAccessible(page)
    await form.scrollIntoViewIfNeeded()
    await screenshot(page, 'settings-limits-wrong')

    await form.getByRole('textbox', { name: 'New visitors in total' }).fill('20000')
    await form.getByRole('button', { name: 'Save limits' }).click()
    await page.getByText('Limits saved.').waitFor()
    expect((await settingsNow()).limits).toEqual({ sessionsOfAddress: 1200 })
    await page.reload()
    expect(await sessions.inputValue()).toBe('1200')

    await form.getByRole('button', { name: 'Reset to defaults' }).click()
    await page.getByText('Limits reset to their defaults.').waitFor()
    expect(await sessions.inputValue()).toBe('800')
    expect((await settingsNow()).limits).toEqual({})
  })

  test('are read-only for agents', async () => {
    const page = await settings(ann)
    const form = page.getByRole('form', { name: 'Limits' })
    expect(await form.getByRole('textbox').evaluateAll((boxes) => boxes.every((box) => box.matches(':disabled')))).toBe(
      true,
    )
    expect(await form.getByRole('button').count()).toBe(0)
    await form.getByText('Only admins can change this.').waitFor()
    await screenshot(page, 'settings-limits-agent')
  })

  test.each([
    ['dark', DARK],
    ['phone', PHONE],
  ] as const)('fit a screen: %s', async (name, options) => {
    const page = await settings(ada, options)
    const form = page.getByRole('form', { name: 'Limits' })
    await form.scrollIntoViewIfNeeded()
    await page.getByRole('heading', { name: 'Limits' }).evaluate((heading) => heading.scrollIntoView())
    await screenshot(page, `settings-limits-${name}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await expectAccessible(page)
  })
})

/** Nobody may come in for an hour; returns whose count stands in the way. */
async function usedUp(most: number): Promise<string> {
  await setLimits({ sessionsOfAddress: most })
  const tried = await fetch(`${parley.url}/api/visitor/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: parley.url },
    body: '{}',
  })
  expect(tried.status).toBe(200)
  await sql`delete from visitors`
  // The browser may come as another of this machine's addresses.
  const [row] = await sql<
    { holder: string }[]
  >`select holder from allowances where name = 'sessions' and holder <> 'everybody'`
  await sql`delete from allowances where name = 'sessions'`
  for (const holder of new Set([row?.holder ?? '', '127.0.0.1', '0:0:0:0::/64'])) {
    await sql`insert into allowances (name, holder, used, since) values ('sessions', ${holder}, ${most + 1}, now() + interval '1 second')`
  }
  return row?.holder ?? ''
}

async function chat(): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 384, height: 640 } })
  await page.goto(`${parley.url}/widget`)
  return page
}

async function settings(client: typeof ada, options?: Parameters<typeof browser.pageOf>[1]): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await page.goto(`${parley.url}/settings/limits`)
  return page
}

function textbox(page: Page) {
  return page.getByRole('textbox', { name: 'Message' })
}

function hoursAgo(hours: number): string {
  const time = (Date.now() - hours * 3_600_000).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${Bun.randomUUIDv7().slice(13)}`
}
