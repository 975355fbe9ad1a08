import { expect } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import type { Conversation } from '../../src/model/conversations/schema'
import { acceptSockets, closeAllSockets } from '../../src/realtime/sockets'

// The parts of an agent's inbox in a browser, by their public names, and what tests do to its connections.

export const row = (page: Page, { id }: Pick<Conversation, 'id'>) =>
  page.locator(`#rows .row[data-conversation-id="${id}"]`)
export const messages = (page: Page) => page.getByRole('log', { name: 'Messages' })
export const handoff = (page: Page) => page.getByRole('group', { name: 'Handoff' })
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true })

/** Waits until a page that has sockets says that it is live. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const labels = [...document.querySelectorAll<HTMLElement>('[data-sync]')]
    return (
      !document.querySelector('[data-live]') ||
      (labels.length > 0 && labels.every((label) => label.dataset.sync === 'live'))
    )
  })
}

export async function box(locator: Locator) {
  const found = await locator.boundingBox()
  if (!found) throw new Error('It is not on the page.')
  return found
}

/** Ends the page's sockets and lets none be opened, as a train in a tunnel does. */
export async function cutSockets(page: Page): Promise<void> {
  await page.evaluate(() => {
    const page = globalThis as unknown as Record<'WebSocket' | 'RealSocket', new (url: string) => object>
    page.RealSocket = page.WebSocket
    page.WebSocket = class extends page.RealSocket {
      constructor(url: string) {
        super(url.replace(/live.*/, 'nowhere'))
      }
    }
  })
  closeAllSockets()
  acceptSockets()
}

export async function restoreSockets(page: Page): Promise<void> {
  await page.evaluate(() => {
    const page = globalThis as unknown as Record<'WebSocket' | 'RealSocket', unknown>
    page.WebSocket = page.RealSocket
  })
}

export const search = (page: Page) => page.getByRole('searchbox', { name: 'Search by name or email' })

/** Sets a filter and waits until the address has it. */
export async function choose(page: Page, name: string, label: string): Promise<void> {
  const before = page.url()
  await page.getByRole('combobox', { name }).selectOption({ label })
  await page.waitForURL((url) => url.href !== before)
}

/** What the visitors in the list are called, from above: the first word, and a number where one follows. */
export function names(page: Page): Promise<string[]> {
  return page
    .locator('#rows .row__name')
    .evaluateAll((all) => all.map((one) => /^\S+( \d+)?/.exec(one.textContent ?? '')?.[0] ?? ''))
}

/** Waits until the list shows these, in this order. */
export async function expectRows(page: Page, ...expected: string[]): Promise<void> {
  for (const deadline = Date.now() + 5000; Date.now() < deadline; await Bun.sleep(40)) {
    const shown = await names(page).catch(() => undefined)
    if (Bun.deepEquals(shown, expected)) return
  }
  expect(await names(page)).toEqual(expected)
}

export async function reconnect(page: Page): Promise<void> {
  closeAllSockets()
  acceptSockets()
  await page.locator('[data-sync="offline"]').first().waitFor()
  await settled(page)
}

/** The ids of the conversations that are in view, from above. */
export function visible(page: Page): Promise<{ id: string }[]> {
  return page.locator('.list__scroller').evaluate((scroller) => {
    const frame = scroller.getBoundingClientRect()
    const rows = [...scroller.querySelectorAll<HTMLElement>('#rows .row')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return bottom > frame.top && top < frame.bottom
    })
    return rows.map(({ dataset }) => ({ id: dataset.conversationId ?? '' }))
  })
}

export function boxes(page: Page) {
  return page
    .locator('#rows .row')
    .evaluateAll((rows) =>
      rows.map((one) => [
        one.id,
        Math.round(one.getBoundingClientRect().top),
        Math.round(one.getBoundingClientRect().height),
      ]),
    )
}

export async function counts(page: Page) {
  return Object.fromEntries(
    await page
      .locator('#counts a:not(#count-all)')
      .evaluateAll((all) =>
        all.map((one) => [one.id.slice('count-'.length), Number(one.querySelector('.number')?.textContent)]),
      ),
  )
}
