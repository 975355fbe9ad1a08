import { beforeEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { edit, takeBack } from '../../src/actions/messages/change'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { item, menu } from '../support/composing'
import { eventually } from '../support/eventually'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { composer, cutSockets, handoff, messages, restoreSockets, row, search, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer({}, { answers: false })
const { ann, bea } = server
const browser = testBrowser()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const

let vera: VisitorSession
let chat: Conversation
beforeEach(async () => {
  vera = await meetVisitor()
  chat = await startTestConversation(['Hello'], vera)
})

describe('messages of one author', () => {
  test('within three minutes are joined, live as afresh, and parted by an edit, a day, a line or somebody else', async () => {
    const [anns, beas] = [await ann.agent(), await bea.agent()]
    chat = await accept(await join(chat, anns), anns)
    const page = await inbox()
    const say = async (words: string) => (await postAsAgent(chat, anns, draft(words))).message
    const first = await say('one')
    const second = await say('two')
    const third = await say('three')
    await postNote(chat, anns, draft('a note'))
    await postNote(chat, anns, draft('another note'))
    await postNote(chat, beas, draft('a note of somebody else'))
    await postAsVisitor(vera.visitor, draft('four'))
    await postAsVisitor(vera.visitor, draft('five'))
    await messages(page).getByText('five').waitFor()
    const joined = (one: Page) => one.locator('#messages > [data-joined] .bubble').allInnerTexts()
    const words = async (one: Page) => (await joined(one)).map((text) => text.split(' "')[0])
    expect(await words(page)).toEqual(['two', 'three', 'another note', 'five'])
    // Who listens hears whose each one is; who looks sees it once.
    expect(await item(page, second).textContent()).toContain('Ann')
    expect((await item(page, second).locator('.message__by').boundingBox())?.width).toBeLessThan(5)
    await screenshot(page, 'thread-joined')
    await expectAccessible(page)

    await edit(chat, { agent: anns }, second.id, 'two, edited')
    await takeBack(chat, { agent: anns }, third.id)
    await item(page, third).getByText('Message deleted').waitFor()
    expect(await words(page)).toEqual(['Message deleted', 'another note', 'five'])
    expect((await item(page, second).getByText('edited', { exact: true }).boundingBox())?.width).toBeGreaterThan(10)
    await sql`update messages set created_at = created_at - interval '4 minutes' where id = ${first.id} or body like 'four%'`
    await page.reload()
    await settled(page)
    expect(await words(page)).toEqual(['Message deleted', 'another note'])
  })

  test('stay joined at the edges of what is loaded', async () => {
    const [anns] = [await ann.agent()]
    chat = await accept(await join(chat, anns), anns)
    for (let n = 0; n < 70; n++) await postAsAgent(chat, anns, draft(`line ${n}`))
    const page = await inbox()
    const apart = () => page.locator('#messages > [data-author=agent]:not([data-joined])').count()
    // The first of what is loaded says whose it is.
    expect(await apart()).toBe(1)
    await page.locator('[data-log-scroller]').press('Home')
    await messages(page).getByText('line 0 ').waitFor()
    await eventually(async () =>
      expect(await page.locator('#messages > [data-author=agent]').count()).toBeGreaterThan(30),
    )
    expect(await apart()).toBe(1)
    expect(await page.locator('#messages > [data-author=agent]').first().getAttribute('data-joined')).toBeNull()
  })
})

describe('after a step of the handoff, the focus', () => {
  test('is in the box once this agent may write, also where a note was begun, and never leaves a field', async () => {
    const page = await inbox()
    await handoff(page).getByRole('button', { name: 'Join' }).click()
    await handoff(page).getByRole('button', { name: 'Accept' }).waitFor()
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Accept'))
    await page.keyboard.press('Enter')
    await eventually(async () =>
      expect(await composer(page).evaluate((box) => box === document.activeElement)).toBe(true),
    )
    await page.keyboard.type('Good day')
    expect(await composer(page).inputValue()).toBe('Good day')

    await handoff(page).getByRole('button', { name: 'Release' }).click()
    await handoff(page).getByRole('button', { name: 'Join' }).waitFor()
    await join(
      (await sql<Conversation[]>`select * from conversations where id = ${chat.id}`)[0] as Conversation,
      await ann.agent(),
    )
    const accepting = handoff(page).getByRole('button', { name: 'Accept' })
    await accepting.waitFor()
    await page.route('**/acceptance', async (route) => {
      await search(page).fill('typing')
      await route.continue()
    })
    await accepting.click()
    await handoff(page).getByRole('button', { name: 'Release' }).waitFor()
    await search(page).press('End')
    await page.keyboard.type(' on')
    expect(await search(page).inputValue()).toBe('typing on')
  })
})

describe('on a phone', () => {
  test('a long press opens the menu of a message, and there are no dots', async () => {
    const anns = await ann.agent()
    chat = await accept(await join(chat, anns), anns)
    const { message } = await postAsAgent(chat, anns, draft('On Monday'))
    const page = await inbox(PHONE)
    const dots = item(page, message).getByRole('button', { name: 'Message actions' })
    expect((await dots.boundingBox())?.width).toBeLessThan(3)
    await press(page, message, 200)
    expect(await menu(page).isVisible()).toBe(false)
    await press(page, message, 700)
    await menu(page).waitFor()
    expect(await menu(page).getByRole('menuitem').allInnerTexts()).toEqual([
      'Edit',
      'Delete',
      'Copy text',
      'Mark unread from here',
      'Copy link',
    ])
    for (const one of await menu(page).getByRole('menuitem').all())
      expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await screenshot(page, 'thread-phone-menu')
    await page.keyboard.press('Escape')
    // The keyboard has its way.
    await dots.press('Enter')
    await menu(page).waitFor()
  })

  test('what is touched is large enough, and no field makes the page zoom', async () => {
    const anns = await ann.agent()
    chat = await accept(await join(chat, anns), anns)
    const page = await inbox(PHONE)
    await page.getByRole('button', { name: 'Search in this conversation' }).click()
    const small = await page
      .locator('.panel--thread :is(button, a, input:not([type=hidden], [type=radio], [type=file]), textarea, label)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 3)
          .map((one) => ({
            name: one.ariaLabel ?? one.textContent,
            size: one.getBoundingClientRect(),
            font: Number.parseFloat(getComputedStyle(one).fontSize),
            field: one.matches('input, textarea'),
          }))
          .filter(({ size, font, field }) => (field ? font < 16 : size.height < 44)),
      )
    expect(small).toEqual([])
    await expectAccessible(page)
  })

  test('the way back leads from the details to the conversation, and then to the list', async () => {
    const page = await browser.pageOf(ann, PHONE)
    await page.goto(`${server.url}/conversations`)
    await settled(page)
    await row(page, chat).click()
    await messages(page).getByText('Hello').waitFor()
    const details = page.locator('#details[data-shown]')
    for (const way of ['back', 'button', 'back'] as const) {
      await page.getByRole('button', { name: 'Show details' }).click()
      await details.waitFor()
      if (way === 'back') await page.goBack()
      else await page.getByRole('button', { name: 'Hide details' }).click()
      await details.waitFor({ state: 'detached' })
      expect(new URL(page.url()).pathname).toBe(`/conversations/${chat.id}`)
      expect(await messages(page).getByText('Hello').isVisible()).toBe(true)
      await page.waitForFunction(() => !history.state?.details)
    }
    await page.goBack()
    await row(page, chat).waitFor()
    expect(new URL(page.url()).pathname).toBe('/conversations')
  })
})

test('what is copied is said, also where the page may not write to the clipboard', async () => {
  const page = await inbox()
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
    document.addEventListener('copy', () => {
      ;(globalThis as unknown as { copied: string }).copied = String(
        getSelection() || (document.activeElement as HTMLTextAreaElement).value,
      )
    })
  })
  const copied = () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
  await copy(page, 'Copy link')
  await page.getByText('Copied', { exact: true }).waitFor()
  expect(await copied()).toBe(`${server.url}/conversations/${chat.id}?at=1`)
  await copy(page, 'Copy text')
  expect(await copied()).toContain('Hello')

  await page.evaluate(() => {
    document.execCommand = () => false
  })
  await copy(page, 'Copy link')
  await page.getByText('Copy it from here').waitFor()
  expect(await page.evaluate(() => String(getSelection()))).toBe(`${server.url}/conversations/${chat.id}?at=1`)
})

test('a conversation that does not open says so at once, and a slow one shows that it is on its way', async () => {
  browser.allow(/ERR_|Failed to fetch|htmx:error|WebSocket|htmx:ws/)
  const page = await inbox()
  const other = await startTestConversation(['Somebody else'])
  await row(page, other).waitFor()
  const held = Promise.withResolvers<void>()
  await page.route(`**/conversations/${other.id}*`, async (route) => {
    await held.promise
    await route.continue()
  })
  await row(page, other).click()
  await page.locator('html[data-busy]').waitFor({ timeout: 2000 })
  held.resolve()
  await messages(page).getByText('Somebody else').waitFor()
  await page.locator('html:not([data-busy])').waitFor()
  await page.unroute(`**/conversations/${other.id}*`)

  await cutSockets(page)
  await page.context().setOffline(true)
  await row(page, chat).click()
  await page.getByText('No connection. Try again.').waitFor({ timeout: 2000 })
  await page.context().setOffline(false)
  await restoreSockets(page)
})

async function inbox(options = {}): Promise<Page> {
  const page = await browser.pageOf(ann, options)
  await page.goto(`${server.url}/conversations/${chat.id}`)
  await settled(page)
  return page
}

/** Holds a finger on a message. */
async function press(page: Page, message: { id: string }, ms: number): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const box = await item(page, message).locator('.bubble').boundingBox()
  if (!box) throw new Error('The message is not on the page.')
  await cdp.send('Input.dispatchTouchEvent', {
    type: 'touchStart',
    touchPoints: [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }],
  })
  await Bun.sleep(ms)
  await cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await Bun.sleep(100)
}

async function copy(page: Page, name: string): Promise<void> {
  await page.locator('[data-author=visitor]').first().hover()
  await page.locator('[data-author=visitor] [data-message-more]').first().click()
  await menu(page).getByRole('menuitem', { name }).click()
}
