import { beforeEach, describe, expect, test } from 'bun:test'
import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { accept } from '../../src/actions/handoffs/accept'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { askForPerson } from '../../src/actions/visitors/ask-for-person'
import { identify } from '../../src/actions/visitors/identify'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { visitorWithId } from '../../src/reads/visitors/queries'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import {
  box,
  boxes,
  choose,
  composer,
  counts,
  cutSockets,
  expectRows,
  messages,
  names,
  reconnect,
  restoreSockets,
  row,
  search,
  settled,
  visible,
} from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer({}, { answers: false })
const { ann, bea } = server
const browser = testBrowser()
beforeEach(async () => {
  await sql`truncate visitors cascade`
})

const PHONE = { viewport: { width: 390, height: 844 } }
const DARK = { colorScheme: 'dark' } as const

describe('the search', () => {
  test('runs when the typing pauses, and marks what matched', async () => {
    await meet('Walter', 'Vera', 'Verena')
    const page = await inbox()
    const asked = requestsForLists(page)
    const steps = await page.evaluate(() => history.length)
    await search(page).pressSequentially('vér', { delay: 40 })
    await expectRows(page, 'Verena', 'Vera')
    expect(await page.locator('#rows .row__name > mark').allTextContents()).toEqual(['Ver', 'Ver'])
    expect(new URL(page.url()).searchParams.get('q')).toBe('vér')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => history.length)).toBe(steps)
    // Another search that was still to come would come before this one's answer.
    await choose(page, 'Handoff status', 'Escalated')
    await expectRows(page)
    expect(asked).toHaveLength(2)
  })

  test('a slow answer to an earlier search never replaces a newer one', async () => {
    await meet('Vera', 'Walter')
    const page = await inbox()
    const dropped = page.waitForEvent('requestfailed', (request) => request.url().includes('q=vera'))
    let answered: Promise<void> | undefined
    await page.route(/q=vera/, (route) => {
      answered = Bun.sleep(800).then(() => route.continue().catch(() => {}))
      return answered
    })
    await search(page).fill('vera')
    await page.waitForRequest(/q=vera/)
    await search(page).fill('walter')
    await expectRows(page, 'Walter')
    await dropped
    await answered
    await page.waitForTimeout(200)
    await expectRows(page, 'Walter')
  })

  test('is focused with a slash and cleared with Escape', async () => {
    await meet('Vera', 'Walter')
    const page = await inbox()
    await page.keyboard.press('/')
    await page.keyboard.type('vera/')
    expect(await search(page).inputValue()).toBe('vera/')
    await page.keyboard.press('Backspace')
    await expectRows(page, 'Vera')
    await page.keyboard.press('Escape')
    await expectRows(page, 'Walter', 'Vera')
    expect(await search(page).inputValue()).toBe('')
    expect(new URL(page.url()).search).toBe('')
  })

  test('lists matching messages below the people; a click opens the thread there', async () => {
    const { Vera: vera } = await meet('Vera', 'Walter')
    for (let n = 0; n < 40; n++) await postAsVisitor(vera.visitor, draft(n === 3 ? 'It is a zeppelin' : `line ${n}`))
    const page = await inbox()
    await search(page).fill('zeppelin')
    const found = page.getByRole('region', { name: 'In messages' })
    await found.getByText('It is a').waitFor()
    expect(await found.locator('mark').allTextContents()).toEqual(['zeppelin'])
    expect(await names(page)).toEqual([])
    await found.getByRole('link').click()
    const linked = page.locator('.message--linked')
    await linked.getByText('It is a zeppelin').waitFor()
    const [frame, target] = [await box(page.locator('.thread__scroller')), await box(linked)]
    expect(target.y).toBeGreaterThan(frame.y)
    expect(target.y + target.height).toBeLessThan(frame.y + frame.height)
    expect(new URL(page.url()).search).toBe('?q=zeppelin&at=5')
  })
})

describe('filters', () => {
  test('combine, are in the URL, survive reload and Back, and stay when a conversation is opened', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter', 'Xaver')
    await askForPerson(vera.visitor)
    await askForPerson(walter.visitor)
    for (let n = 0; n < 4; n++) await postAsVisitor(walter.visitor, draft(`line ${n}`))
    const page = await inbox()
    await choose(page, 'Handoff status', 'Escalated')
    await expectRows(page, 'Vera', 'Walter')
    await choose(page, 'Activity level', 'Low')
    await expectRows(page, 'Vera')
    const query = '?control=escalated&activity=low'
    expect(new URL(page.url()).search).toBe(query)

    await page.reload()
    await expectRows(page, 'Vera')
    expect(await page.getByRole('combobox', { name: 'Activity level' }).inputValue()).toBe('low')
    await page.goBack()
    await expectRows(page, 'Vera', 'Walter')
    expect(await page.getByRole('combobox', { name: 'Activity level' }).inputValue()).toBe('all')
    await page.goForward()
    await expectRows(page, 'Vera')
    await settled(page)
    await postAsVisitor(vera.visitor, draft('live after all that'))
    await row(page, vera.conversation).getByText('live after all that').waitFor()

    await row(page, vera.conversation).click()
    await messages(page).getByText('live after all that').waitFor()
    expect(page.url()).toBe(`${server.url}/conversations/${vera.conversation.id}${query}`)
    await expectRows(page, 'Vera')
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      row(page, vera.conversation).click({ modifiers: ['ControlOrMeta'] }),
    ])
    await expectRows(tab, 'Vera')
    expect(tab.url()).toBe(page.url())
  })

  test('can be changed while a conversation stays open with its draft', async () => {
    const { Vera: vera } = await meet('Vera', 'Walter')
    await accept(await join(vera.conversation, await ann.agent()), await ann.agent())
    const page = await inbox(`/conversations/${vera.conversation.id}`)
    await composer(page).fill('Half a sent')
    await choose(page, 'Handoff status', 'AI-Handling')
    await expectRows(page, 'Walter')
    expect(page.url()).toBe(`${server.url}/conversations/${vera.conversation.id}?control=ai`)
    expect(await composer(page).inputValue()).toBe('Half a sent')
    await postAsVisitor(vera.visitor, draft('still live'))
    await messages(page).getByText('still live').waitFor()
  })

  test('are reset by one button, which is disabled while none is set', async () => {
    await meet('Vera')
    const page = await inbox()
    const clear = page.getByRole('button', { name: 'Clear filters' })
    expect(await clear.isDisabled()).toBe(true)
    await search(page).fill('nobody')
    await choose(page, 'Date range', 'Today')
    await choose(page, 'Activity level', 'High')
    await choose(page, 'Handoff status', 'Escalated')
    await page.getByRole('checkbox', { name: 'Mine' }).check()
    await page.waitForURL(/mine=1/)
    await page.getByRole('checkbox', { name: 'Unread' }).check()
    await page.waitForURL(/unread=1/)
    expect(new URL(page.url()).search).toBe('?q=nobody&range=today&control=escalated&activity=high&mine=1&unread=1')
    await clear.click()
    await expectRows(page, 'Vera')
    expect(page.url()).toBe(`${server.url}/conversations`)
    const form = page.getByRole('search')
    expect(
      await form.evaluate((one) =>
        [...new FormData(one as HTMLFormElement)].filter(([, value]) => value !== '' && value !== 'all'),
      ),
    ).toEqual([])
    expect(await clear.isDisabled()).toBe(true)
  })

  test('the counts by handoff status are live, and a click filters', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter', 'Xaver')
    await askForPerson(vera.visitor)
    const page = await inbox()
    expect(await counts(page)).toEqual({ ai: 2, escalated: 1, agent: 0, ended: 0, missed: 0 })
    const escalated = page.getByRole('link', { name: /^\d+ Escalated$/ })
    await escalated.click()
    await expectRows(page, 'Vera')
    expect(await page.getByRole('combobox', { name: 'Handoff status' }).inputValue()).toBe('escalated')
    expect(await escalated.getAttribute('aria-current')).toBe('true')
    await settled(page)
    await askForPerson(walter.visitor)
    await page.locator('#count-escalated [data-count="2"]').waitFor()
    expect(await counts(page)).toEqual({ ai: 1, escalated: 2, agent: 0, ended: 0, missed: 0 })
    await page.getByRole('link', { name: '3 All' }).click()
    await expectRows(page, 'Vera', 'Walter', 'Xaver')
    expect(new URL(page.url()).search).toBe('')
  })

  test('that match nothing name the one to drop, and drop it on a click', async () => {
    const { Vera: vera } = await meet('Vera', 'Walter')
    await askForPerson(vera.visitor)
    const page = await inbox('/conversations?q=walter&control=escalated')
    await page.getByRole('link', { name: 'Remove the search (1)' }).waitFor()
    await page.getByRole('link', { name: 'Remove “Escalated” (1)' }).click()
    await expectRows(page, 'Walter')
    expect(new URL(page.url()).search).toBe('?q=walter')
    expect(await page.getByRole('combobox', { name: 'Handoff status' }).inputValue()).toBe('all')
  })

  test('by date reload once the time zone is known, and only then', async () => {
    await meet('Vera')
    const page = await browser.pageOf(ann, { timezoneId: 'Asia/Calcutta' })
    const asked = requestsForLists(page)
    await page.goto(`${server.url}/conversations?range=today`)
    await page.locator('#list:is([data-zone$="Calcutta"], [data-zone$="Kolkata"])').waitFor()
    await expectRows(page, 'Vera')
    await page.reload()
    await settled(page)
    await page.waitForTimeout(300)
    expect(asked).toHaveLength(1)
  })
})

describe('a list with a filter', () => {
  test('gains, loses, moves and renames conversations as they change', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter')
    const page = await inbox('/conversations?control=escalated')
    await page.getByText('No conversations match').waitFor()
    await askForPerson(vera.visitor)
    await expectRows(page, 'Vera')
    await askForPerson(walter.visitor)
    await expectRows(page, 'Vera', 'Walter')
    await postAsVisitor(walter.visitor, draft('Hello?'))
    await row(page, walter.conversation).getByText('Hello?').waitFor()
    await expectRows(page, 'Vera', 'Walter')
    await identify(walter.visitor, { name: `Wally ${CANARY}` })
    await expectRows(page, 'Vera', 'Wally')
    const bob = await bea.agent()
    await accept(await fresh(vera), bob)
    await expectRows(page, 'Wally')
    await end(await fresh(walter), bob)
    await expectRows(page)
    await page.getByText('No conversations match').waitFor()
  })

  test('shows each agent only what matches their filter', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter')
    const anns = await inbox('/conversations?q=vera')
    const beas = await inbox('/conversations?mine=1', {}, bea)
    await expectRows(anns, 'Vera')
    await expectRows(beas)
    await accept(await join(walter.conversation, await bea.agent()), await bea.agent())
    await expectRows(beas, 'Walter')
    await accept(await join(vera.conversation, await ann.agent()), await ann.agent())
    await row(anns, vera.conversation).getByText('Agent Active').waitFor()
    await meet('Veronica', 'Verana')
    await expectRows(anns, 'Verana', 'Vera')
    await expectRows(beas, 'Walter')
  })
})

describe('the order of rows', () => {
  test('is held while the pointer moves over the list, and follows at a click, when it leaves or when it rests', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter', 'Xaver', 'Yara')
    const page = await inbox()
    const stop = await moveOver(page, row(page, walter.conversation))
    const before = await boxes(page)
    await postAsVisitor(vera.visitor, draft('I am back'))
    await meet('Zoe')
    await row(page, vera.conversation).getByText('I am back').waitFor()
    const updates = page.getByRole('button', { name: '2 updates' })
    await updates.waitFor()
    expect(await boxes(page)).toEqual(before)
    await stop()
    await updates.click()
    await expectRows(page, 'Zoe', 'Vera', 'Yara', 'Xaver', 'Walter')
    expect(await updates.isVisible()).toBe(false)

    await row(page, vera.conversation).hover()
    await postAsVisitor(walter.visitor, draft('Me too'))
    await page.getByRole('button', { name: '1 update' }).waitFor()
    await page.mouse.move(900, 400)
    await expectRows(page, 'Walter', 'Zoe', 'Vera', 'Yara', 'Xaver')

    // A click leaves the pointer and the focus where they are; they hold nothing for long.
    await row(page, vera.conversation).click()
    await postAsVisitor(walter.visitor, draft('Still there?'))
    await meet('Adam')
    await expectRows(page, 'Adam', 'Walter', 'Zoe', 'Vera', 'Yara', 'Xaver')
    expect(await row(page, vera.conversation).evaluate((link) => link === document.activeElement)).toBe(true)
  })

  test('is not held for more than some seconds, however much the pointer moves or keys are pressed', async () => {
    const { Walter: walter } = await meet('Vera', 'Walter')
    const page = await inbox()
    const stop = await moveOver(page, row(page, walter.conversation))
    await meet('Zoe')
    await page.getByRole('button', { name: '1 update' }).waitFor()
    await expectRows(page, 'Zoe', 'Walter', 'Vera')
    await stop()
    await page.mouse.move(900, 400)

    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await meet('Adam')
    await page.getByRole('button', { name: '1 update' }).waitFor()
    for (const deadline = Date.now() + 7000; Date.now() < deadline && (await names(page))[0] !== 'Adam'; )
      await page.keyboard.press('ArrowDown')
    await expectRows(page, 'Adam', 'Zoe', 'Walter', 'Vera')
  }, 40_000)

  test('is held while keys go from row to row, and follows when the focus leaves', async () => {
    const { Vera: vera, Xaver: xaver } = await meet('Vera', 'Walter', 'Xaver', 'Yara')
    const page = await inbox()
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await postAsVisitor(vera.visitor, draft('I am back'))
    await page.getByRole('button', { name: '1 update' }).waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await names(page)).toEqual(['Yara', 'Xaver', 'Walter', 'Vera'])
    expect(await row(page, xaver.conversation).evaluate((link) => link === document.activeElement)).toBe(true)
    await search(page).focus()
    await expectRows(page, 'Vera', 'Yara', 'Xaver', 'Walter')
  })

  test('is never held against who begins to wait, and the row under the pointer stays there', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter', 'Xaver', 'Yara')
    const page = await inbox()
    const stop = await moveOver(page, row(page, walter.conversation))
    const before = await box(row(page, walter.conversation))
    await askForPerson(vera.visitor)
    await row(page, vera.conversation).getByText('Escalated').waitFor({ timeout: 1000 })
    expect((await names(page))[0]).toBe('Vera')
    expect((await visible(page))[0]?.id).toBe(vera.conversation.id)
    expect((await box(row(page, walter.conversation))).y).toBeCloseTo(before.y, 0)
    await stop()
    await page.mouse.down()
    await meet('Zoe')
    await page.mouse.up()
    await messages(page).getByText('Walter says hello').waitFor()
    await expectRows(page, 'Vera', 'Zoe', 'Yara', 'Xaver', 'Walter')
    expect(await page.locator('.list__scroller').evaluate((one) => one.scrollTop)).toBe(0)
  })

  test('holds nothing under a finger', async () => {
    const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter')
    const page = await inbox('/conversations', { hasTouch: true })
    await row(page, walter.conversation).tap()
    await messages(page).getByText('Walter says hello').waitFor()
    await postAsVisitor(vera.visitor, draft('I am back'))
    await expectRows(page, 'Vera', 'Walter')
    expect(await page.locator('[data-held]').isVisible()).toBe(false)
  })

  test('changes above the reader without moving what they see', async () => {
    await storeMany(60)
    const [newest] = await sql<
      Conversation[]
    >`select * from conversations order by last_message_at desc offset 30 limit 1`
    if (!newest) throw new Error('There must be conversations.')
    const page = await inbox()
    await row(page, newest).scrollIntoViewIfNeeded()
    await page.locator('.list__scroller').evaluate((one) => one.scrollBy(0, 200))
    await page.waitForTimeout(100)
    const [first] = await visible(page)
    const shown = (await visible(page))[2]
    if (!shown || !first) throw new Error('Rows must be in view.')
    const before = await box(row(page, shown))
    await meet('Zoe')
    // Also where the row at the top of the view is the one that leaves it.
    const mover = await visitorWithId((await conversationWithId(first.id))?.visitorId ?? '')
    if (mover) await postAsVisitor(mover, draft('I am back'))
    await page.locator('#rows li:first-child').getByText('I am back').waitFor()
    expect(Math.abs((await box(row(page, shown))).y - before.y)).toBeLessThan(2)
  })

  test('puts who waits on top, longest first with the time that is left, then who was missed, then all others', async () => {
    const { Vera: vera, Walter: walter, Xaver: xaver } = await meet('Vera', 'Walter', 'Xaver', 'Yara')
    const page = await inbox()
    const calls = [
      await askForPerson(xaver.visitor),
      await askForPerson(vera.visitor),
      await askForPerson(walter.visitor),
    ]
    await expectRows(page, 'Xaver', 'Vera', 'Walter', 'Yara')
    await page.getByRole('heading', { name: 'Waiting, longest first 3' }).waitFor()
    expect(await row(page, xaver.conversation).locator('.row__left').textContent()).toMatch(/^[12]:\d\d left$/)
    await postAsVisitor(vera.visitor, draft('Hello?'))
    await row(page, vera.conversation).getByText('Hello?').waitFor()
    await expectRows(page, 'Xaver', 'Vera', 'Walter', 'Yara')

    await timeOut(xaver.conversation.id, calls[0]?.epoch ?? 0)
    await expectRows(page, 'Vera', 'Walter', 'Xaver', 'Yara')
    await page.getByRole('list', { name: 'Missed' }).getByText('Missed').waitFor()
    await accept(await fresh(vera), await ann.agent())
    await end(await fresh(xaver), await bea.agent())
    await expectRows(page, 'Walter', 'Xaver', 'Vera', 'Yara')
    await accept(await fresh(walter), await bea.agent())
    await expectRows(page, 'Walter', 'Xaver', 'Vera', 'Yara')
    await page.getByRole('heading', { name: 'Waiting, longest first' }).waitFor({ state: 'hidden' })
  })

  test('shows the first of many who wait, and the next as they are taken', async () => {
    await storeMany(30)
    await sql`update conversations set control = 'escalated', waiting_since = last_message_at, accept_by = now() + interval '1 hour'`
    const page = await inbox()
    const waiting = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => `Person ${from - n}`)
    await expectRows(page, ...waiting(30, 11))
    const [longest] = await sql<Conversation[]>`select * from conversations where visitor_name = 'Person 30'`
    await accept(longest as Conversation, await bea.agent())
    await expectRows(page, ...waiting(29, 10), 'Person 30')
    await page.getByRole('link', { name: 'Show all who are waiting' }).click()
    await expectRows(page, ...waiting(29, 1))
    expect(new URL(page.url()).search).toBe('?control=escalated')
  })
})

describe('unread messages', () => {
  test('are counted until the newest was on screen, on every page of that agent only', async () => {
    const { Vera: vera } = await meet('Vera')
    for (let n = 0; n < 30; n++) await postAsVisitor(vera.visitor, draft(`line ${n}`))
    const [page, second, beas] = [await inbox(), await inbox(), await inbox('/conversations', {}, bea)]
    for (const one of [page, second, beas]) await unread(one, vera, '31')
    await row(page, vera.conversation).click()
    await messages(page).getByText('line 29').waitFor()
    for (const one of [page, second]) await unread(one, vera, '')
    await unread(beas, vera, '31')

    await page.locator('.thread__scroller').evaluate((one) => one.scrollTo(0, 0))
    await page.waitForTimeout(100)
    await postAsVisitor(vera.visitor, draft('further down'))
    for (const one of [page, second]) await unread(one, vera, '1')
    await page.waitForTimeout(800)
    await unread(page, vera, '1')
    await page.getByRole('button', { name: '1 new' }).click()
    for (const one of [page, second]) await unread(one, vera, '')
    await unread(beas, vera, '32')
    await page.reload()
    await unread(page, vera, '')
  })

  test('comes back with "Mark unread from here", and stays', async () => {
    const { Vera: vera } = await meet('Vera')
    for (let n = 0; n < 20; n++) await postAsVisitor(vera.visitor, draft(`line ${n}`))
    const page = await inbox(`/conversations/${vera.conversation.id}`)
    await unread(page, vera, '')
    const message = page.locator('[data-author="visitor"]').nth(-2)
    await message.hover()
    await message.getByRole('button', { name: 'Message actions' }).click()
    await page.getByRole('menuitem', { name: 'Mark unread from here' }).click()
    await unread(page, vera, '2')
    await page.mouse.move(700, 300, { steps: 5 })
    await page.mouse.wheel(0, -100)
    await page.waitForTimeout(100)
    await page.mouse.wheel(0, 200)
    await page.waitForTimeout(700)
    await unread(page, vera, '2')
    await page.goto(`${server.url}/conversations`)
    await unread(page, vera, '2')
  })
})

test('agents see which colleagues have a conversation open, but not themselves', async () => {
  const { Vera: vera } = await meet('Vera')
  const anns = await inbox(`/conversations/${vera.conversation.id}`)
  const beas = await inbox(`/conversations/${vera.conversation.id}`, {}, bea)
  const head = (page: Page) => page.locator('.thread__head [data-viewer]')
  await row(anns, vera.conversation).getByText('Bea').waitFor({ state: 'attached' })
  await head(anns).getByText(`Bea ${CANARY} is viewing`).waitFor()
  await head(beas).getByText(`Ann ${CANARY} is viewing`).waitFor()
  expect(await head(anns).count()).toBe(1)
  expect(await row(anns, vera.conversation).locator('[data-viewer]').count()).toBe(1)
  await head(anns).click()
  expect(
    await anns
      .locator('script[src]')
      .evaluateAll((all) => all.every((script) => script.getAttribute('src')?.startsWith('/assets/'))),
  ).toBe(true)
  await beas.close()
  await head(anns).waitFor({ state: 'detached' })
  await row(anns, vera.conversation).locator('[data-viewer]').waitFor({ state: 'detached' })
})

test('a long list scrolls to its end and back with at most 200 rows in the page, none lost or doubled as rows move', async () => {
  await storeMany(270)
  const all = await sql<Conversation[]>`select * from conversations order by last_message_at desc, id desc`
  const [above, below] = [all[10], all[255]]
  if (!above || !below) throw new Error('There must be conversations.')
  const move = async ({ visitorId }: Conversation) => {
    const visitor = await visitorWithId(visitorId)
    if (visitor) await postAsVisitor(visitor, draft('I am back'))
  }
  const page = await inbox()
  await page.evaluate(() => {
    const seen = globalThis as unknown as { most: number; edges: number }
    const rows = document.getElementById('rows') as HTMLElement
    const count = () => {
      seen.edges = Math.max(seen.edges ?? 0, rows.querySelectorAll('[data-edge]').length)
      seen.most = Math.max(seen.most ?? 0, rows.querySelectorAll('li:not([data-edge])').length)
    }
    new MutationObserver(count).observe(rows, { childList: true, subtree: true })
  })
  const scroll = (by: number) => page.locator('.list__scroller').evaluate((one, by) => one.scrollBy(0, by), by)
  const place = () => page.locator('.list__scroller').evaluate((one) => one.scrollTop)
  // A busy browser takes two turns of a wheel for one, and what lies between is never on screen.
  const wheel = async (by: number) => {
    const before = await place()
    await page.mouse.wheel(0, by)
    for (let waited = 0; waited < 400 && (await place()) === before; waited += 20) await page.waitForTimeout(20)
  }
  const read = async (by: number, step: () => Promise<void>) => {
    const seen = new Set<string>()
    const edge = page.locator(`#rows [data-edge="${by > 0 ? 'older' : 'newer'}"]`)
    for (let steps = 0, still = 0; still < 4 && steps < 600; steps++) {
      const shown = by > 0 ? await visible(page) : (await visible(page)).reverse()
      const news = shown.filter(({ id }) => !seen.has(id))
      // Where there are more to come, a busy machine only takes longer to bring them.
      still = news.length === 0 && (await edge.count()) === 0 ? still + 1 : 0
      for (const { id } of news) seen.add(id)
      const ids = await page.locator('#rows li:not([data-edge])').evaluateAll((rows) => rows.map(({ id }) => id))
      expect(new Set(ids).size).toBe(ids.length)
      if (by > 0 && steps === 12) await Promise.all([move(above), move(below)])
      await step()
      await page.waitForTimeout(40)
    }
    return [...seen]
  }

  const down = await read(1, () => scroll(450))
  expect(down).toEqual(all.filter(({ id }) => id !== below.id).map(({ id }) => id))

  // After a new connection, the reader is where they were.
  browser.allow(/WebSocket|htmx:ws/)
  const shown = await visible(page)
  await reconnect(page)
  expect(await visible(page)).toEqual(shown)

  // Back with the wheel, so that the pointer is on the list and it is held.
  await page.mouse.move(200, 600)
  const up = await read(-1, () => wheel(-450))
  const unmoved = all.filter(({ id }) => id !== below.id && id !== above.id).map(({ id }) => id)
  const moved = (
    await sql<Conversation[]>`select id from conversations order by last_message_at desc, id desc limit 2`
  ).map(({ id }) => id)
  expect(up).toEqual([...unmoved.toReversed(), ...moved.toReversed()])
  expect(moved.toSorted()).toEqual([above.id, below.id].toSorted())
  await page.mouse.move(900, 400)
  await reconnect(page)
  expect((await visible(page)).slice(0, 2).map(({ id }) => id)).toEqual(moved)

  const { most, edges } = await page.evaluate(() => {
    const { most, edges } = globalThis as unknown as { most: number; edges: number }
    return { most, edges }
  })
  expect(most).toBe(200)
  expect(edges).toBe(2)
})

test('a late page of rows never undoes newer changes', async () => {
  await storeMany(60)
  const page = await inbox('/conversations?control=ai')
  const arrived = Promise.withResolvers<void>()
  const changed = Promise.withResolvers<void>()
  await page.route(/after=/, async (route) => {
    const response = await route.fetch()
    arrived.resolve()
    await changed.promise
    await route.fulfill({ response })
  })
  await page.locator('.list__scroller').evaluate((one) => one.scrollTo(0, one.scrollHeight))
  await arrived.promise
  const [moved, gone] = await Promise.all(['Person 55', 'Person 56'].map(visitorNamed))
  if (!moved || !gone) throw new Error('There must be visitors.')
  await postAsVisitor(moved, draft('I am back'))
  await askForPerson(gone)
  await page.locator('#rows li:first-child').getByText('I am back').waitFor()
  await page.locator('#count-escalated [data-count="1"]').waitFor()
  changed.resolve()
  await page.getByText('Person 60').waitFor()
  const expected = Array.from({ length: 60 }, (_, n) => `Person ${n + 1}`).filter(
    (name) => name !== moved.name && name !== gone.name,
  )
  expect(await names(page)).toEqual(['Person 55', ...expected])
})

test('a list that lost its connection equals one loaded afresh once it is back', async () => {
  browser.allow(/WebSocket|htmx:ws/)
  const { Vera: vera, Walter: walter, Xaver: xaver } = await meet('Vera', 'Walter', 'Xaver', 'Yara')
  await askForPerson(xaver.visitor)
  const page = await inbox('/conversations?control=ai')
  await cutSockets(page)
  await page.locator('[data-sync="offline"]').waitFor()
  await row(page, vera.conversation).hover()
  const before = await boxes(page)
  await postAsVisitor(vera.visitor, draft('missed'))
  await askForPerson(walter.visitor)
  await end(await fresh(xaver), await bea.agent())
  await meet('Zoe')
  await restoreSockets(page)
  await page.locator('[data-sync="live"]').waitFor()
  await row(page, vera.conversation).getByText('missed').waitFor()
  expect(await boxes(page)).toEqual(before)
  await page.mouse.move(900, 400)
  await expectRows(page, 'Zoe', 'Vera', 'Yara')
  const lived = await picture(page)
  await page.reload()
  await settled(page)
  expect(lived).toEqual(await picture(page))
})

test('the arrow keys go from the search through the rows, and Enter opens one', async () => {
  const { Walter: walter } = await meet('Vera', 'Walter', 'Xaver')
  const page = await inbox()
  const focused = () =>
    page.evaluate(() => document.activeElement?.querySelector('.row__name')?.textContent?.split(' ')[0])
  await page.keyboard.press('/')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('Xaver')
  const stops = page.locator('#list .row[tabindex="0"]')
  expect(await stops.count()).toBe(1)
  await page.keyboard.press('End')
  expect(await focused()).toBe('Vera')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe('Walter')
  await page.keyboard.press('Enter')
  await messages(page).getByText('Walter says hello').waitFor()
  expect(page.url()).toBe(`${server.url}/conversations/${walter.conversation.id}`)
  expect(await focused()).toBe('Walter')

  // The rows are one stop: Tab leaves them, and comes back to the one that was left.
  await page.keyboard.press('Tab')
  expect(await focused()).toBeUndefined()
  await page.keyboard.press('Shift+Tab')
  expect(await focused()).toBe('Walter')
  await end(await fresh({ conversation: walter.conversation } as Met), await bea.agent())
  await row(page, walter.conversation).getByText('Ended').waitFor()
  expect(await focused()).toBe('Walter')
  expect(await stops.count()).toBe(1)
})

test('while no conversation is open, the page says who waits, and N takes the one who has waited longest', async () => {
  const { Vera: vera, Walter: walter } = await meet('Vera', 'Walter')
  const page = await inbox()
  await page.getByRole('heading', { name: 'Nobody is waiting' }).waitFor()
  await askForPerson(vera.visitor)
  await page.getByRole('heading', { name: '1 person is waiting' }).waitFor()
  await askForPerson(walter.visitor)
  await page.getByRole('heading', { name: '2 people are waiting' }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('n')
  await messages(page).getByText('Vera says hello').waitFor()
  expect(page.url()).toBe(`${server.url}/conversations/${vera.conversation.id}`)
  expect(await fresh(vera)).toMatchObject({ control: 'agent', agentId: (await ann.agent()).id })
  await composer(page).and(page.locator(':focus')).waitFor()

  await page.goto(`${server.url}/conversations`)
  await page.getByRole('button', { name: 'Take next' }).waitFor()
  await accept(await fresh(walter), await bea.agent())
  await page.getByRole('link', { name: 'Open Vera' }).click()
  await messages(page).getByText('Vera says hello').waitFor()
})

test('the page says Live again after a network that was away for a moment', async () => {
  const page = await inbox()
  const label = page.locator('[data-sync]')
  expect(await label.textContent()).toBe('Live')
  await page.context().setOffline(true)
  await page.locator('[data-sync="offline"]').waitFor()
  expect(await label.textContent()).toBe('Offline')
  await page.context().setOffline(false)
  await settled(page)
  expect(await label.textContent()).toBe('Live')
})

test('filters can be saved under a name, chosen and deleted', async () => {
  const { Vera: vera } = await meet('Vera', 'Walter')
  await askForPerson(vera.visitor)
  const page = await inbox()
  await choose(page, 'Handoff status', 'Escalated')
  await expectRows(page, 'Vera')
  const menu = page.getByRole('button', { name: 'Views' })
  await menu.click()
  await page.getByLabel('Save these filters as').fill(`Needs me ${CANARY}`)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const link = page.getByRole('link', { name: 'Needs me' })
  await link.waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expectRows(page, 'Vera', 'Walter')
  await menu.click()
  await link.click()
  await expectRows(page, 'Vera')
  expect(new URL(page.url()).search).toBe('?control=escalated')
  await menu.click()
  const question = page.getByRole('group', { name: /Delete the view .*Needs me/ })
  const remove = page.getByRole('button', { name: /Delete the view .?Needs me/ })
  await remove.click()
  await question.getByRole('button', { name: 'Keep it' }).click()
  await question.waitFor({ state: 'hidden' })
  await link.waitFor()
  await remove.click()
  await question.getByRole('button', { name: 'Delete view' }).click()
  await link.waitFor({ state: 'detached' })
  // What would be saved next is still what the list shows.
  expect(await page.locator('[data-save-view] [name=query]').inputValue()).toBe('control=escalated')
})

test('without scripts the form works, and rows and pages are links', async () => {
  await storeMany(60)
  const page = await inbox('/conversations', { javaScriptEnabled: false })
  await search(page).fill('person 59')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await names(page)).toEqual(['Person 59'])
  await page.goto(`${server.url}/conversations?control=ai`)
  expect(await names(page)).toHaveLength(50)
  await page.getByRole('link', { name: 'Older conversations' }).click()
  expect(await names(page)).toEqual(Array.from({ length: 10 }, (_, n) => `Person ${51 + n}`))
  await page.getByRole('link', { name: 'Person 60' }).click()
  expect(await page.getByRole('region', { name: 'Details' }).count()).toBe(1)
  expect(new URL(page.url()).search).toBe('?control=ai')
})

test('axe finds nothing in the list and its filters, and it fits small screens', async () => {
  const { Vera: vera } = await meet('Vera', 'Walter', 'Verena von und zu Hohenlohe-Langenburg-Schillingsfürst')
  await askForPerson(vera.visitor)
  for (const theme of [{}, DARK]) {
    for (const size of [{}, PHONE]) {
      const page = await inbox('/conversations?q=ver&range=30d&activity=low', { ...theme, ...size })
      await page.getByRole('region', { name: 'In messages' }).getByRole('link').first().waitFor()
      const name = `list${'colorScheme' in theme ? '-dark' : ''}${'viewport' in size ? '-phone' : ''}`
      await expectAccessible(page)
      await screenshot(page, name)
      await page.getByRole('button', { name: 'Views' }).click()
      const menu = await box(page.locator('#views'))
      expect(menu.x + menu.width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
      await expectAccessible(page)
      await screenshot(page, `${name}-views`)
    }
  }
  const page = await inbox('/conversations?control=escalated', { viewport: { width: 320, height: 568 } })
  await screenshot(page, 'list-320')
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.panel--list, .panel--list *')]
      .filter((one) => one.getBoundingClientRect().right > 320.5 && !one.closest('.unseen'))
      .map(({ className }) => className),
  )
  expect(wide).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
}, 60_000)

interface Met extends VisitorSession {
  conversation: Conversation
}

/** Visitors who have said hello, one after the other, so that the last of them is the first in the list. */
async function meet<Name extends string>(...all: Name[]): Promise<Record<Name, Met>> {
  const met = {} as Record<Name, Met>
  for (const name of all) {
    const session = await meetVisitor(name)
    met[name] = { ...session, conversation: await startTestConversation([`${name} says hello`], session) }
    // Times are in milliseconds, and the order must be certain.
    await Bun.sleep(2)
  }
  return met
}

async function fresh({ conversation: { id } }: Met): Promise<Conversation> {
  return (await conversationWithId(id)) as Conversation
}

/** `Person 1` is the newest; each is a minute older than the one before. */
async function storeMany(count: number): Promise<void> {
  await sql`
    with people as (
      insert into visitors (id, token_hash, name, email, search)
      select gen_random_uuid(), 'hash ' || n, 'Person ' || n, 'p' || n || '@many.test', 'person ' || n || E'\np' || n || '@many.test'
      from generate_series(1, ${count}::int) n
      returning id, name, email, search
    )
    insert into conversations (id, visitor_id, visitor_name, visitor_email, visitor_search, seq, rev, turns, asked_seq, last_body, last_author, last_message_at)
    select gen_random_uuid(), id, name, email, search, 1, 1, 1, 1, 'Hello', 'visitor', now() - substr(name, 8)::int * interval '1 minute' from people`
}

async function inbox(path = '/conversations', options: BrowserContextOptions = {}, client = ann): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await page.goto(server.url + path)
  if (options.javaScriptEnabled !== false) await settled(page)
  return page
}

/** Moves the pointer to and fro over an element until told to stop. */
async function moveOver(page: Page, target: Locator): Promise<() => Promise<void>> {
  const { x, y, width, height } = await box(target)
  await page.mouse.move(x + width / 2, y + height / 2)
  let going = true
  const moving = (async () => {
    for (let n = 0; going; n++) {
      await page.mouse.move(x + width / 2 + (n % 2 ? 4 : -4), y + height / 2)
      await Bun.sleep(60)
    }
  })()
  moving.catch(() => {})
  return async () => {
    going = false
    await moving
  }
}

function requestsForLists(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers()['hx-target'] === 'conversation-list#list') asked.push(request.url())
  })
  return asked
}

async function visitorNamed(name: string) {
  const [visitor] = await sql<Visitor[]>`select * from visitors where name = ${name}`
  return visitor
}

async function unread(page: Page, { conversation }: Met, words: string): Promise<void> {
  const badge = row(page, conversation).locator('[data-unread]')
  for (const deadline = Date.now() + 3000; Date.now() < deadline && (await badge.textContent()) !== words; )
    await Bun.sleep(40)
  expect(await badge.textContent()).toBe(words)
  expect((await row(page, conversation).getAttribute('class'))?.includes('row--unread')).toBe(words !== '')
}

/** The list as an agent sees it, without what changes with the minute. */
function picture(page: Page): Promise<string> {
  return page
    .locator('#list')
    .evaluate((one) =>
      one.outerHTML
        .replace(/<time[^>]*>[^<]*<\/time>/g, '')
        .replace(/ (style|class|tabindex|data-htmx-powered)="[^"]*"/g, ''),
    )
}
