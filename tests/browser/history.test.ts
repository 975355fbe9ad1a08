import { beforeEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { Random } from '../../bench/support/random'
import { join } from '../../src/actions/handoffs/join'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { announceMessage } from '../../src/announce/messages'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { AppendResult } from '../../src/model/messages/append-result'
import type { Message } from '../../src/model/messages/schema'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { eventually } from '../support/eventually'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { SEED } from '../support/generated'
import { cutSockets, messages, restoreSockets, settled } from '../support/inbox-page'
import { type LongThread, writeLongThread } from '../support/long-thread'
import { testServer } from '../support/server'
import { fromEnd, inView, scrollBy, scroller, seqs, stretch } from '../support/thread-page'

const server = testServer()
const { ann } = server
const browser = testBrowser()

const MOST = 200
const PHONE = { viewport: { width: 390, height: 844 } }
const DARK = { colorScheme: 'dark' } as const
const jump = (page: Page) => page.getByRole('button', { name: 'Jump to newest' })
const pill = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true })
const day = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

let vera: VisitorSession
let chat: Conversation
beforeEach(async () => {
  vera = await meetVisitor()
  // Once somebody has joined, the AI is silent and only the tests write.
  chat = await join(await startTestConversation(['Hello'], vera), await ann.agent())
})

describe('a long conversation', () => {
  test('can be scrolled to its start and back without a pixel of movement, and the page stays small', async () => {
    await long(900)
    const page = await opened()
    expect(await seqs(page)).toEqual(stretch(chat.seq - 49, chat.seq))
    expect(await fromEnd(page)).toBeLessThan(2)

    const back = await scrollBy(page, -1700, 200)
    expect(back.drift).toBeLessThan(1)
    expect(back.gaps).toBe(0)
    expect(back.first).toBe(1)
    expect(back.most).toBeLessThanOrEqual(MOST + 50)

    const forth = await scrollBy(page, 1700, 200)
    expect(forth.drift).toBeLessThan(1)
    expect(forth.gaps).toBe(0)
    expect(forth.last).toBe(chat.seq)
    expect(forth.most).toBeLessThanOrEqual(MOST + 50)
    expect(await jump(page).isVisible()).toBe(false)
  }, 60_000)

  test('does not move while pictures load, messages change and new ones arrive', async () => {
    await long(120)
    const page = await opened()
    await scroller(page).evaluate((frame) => frame.scrollTo(0, 2000))
    const [seq = 0] = (await inView(page)).slice(1)
    const before = await top(page, seq)
    const grow = (which: number, pixels: number) =>
      page.locator(`#messages > [data-seq="${which}"] .bubble`).evaluate((bubble, height) => {
        bubble.style.height = `${bubble.getBoundingClientRect().height + height}px`
      }, pixels)
    await grow(seq - 3, 377)
    await grow(seq - 4, -13)
    await postAsVisitor(vera.visitor, draft('Anybody there?'))
    await pill(page, '1 new').waitFor()
    expect(Math.abs((await top(page, seq)) - before)).toBeLessThan(1)
  })

  test('jumps to the start with Home and to the end with End', async () => {
    await long(600)
    const page = await opened()
    await scroller(page).focus()
    await page.keyboard.press('Home')
    await page.locator('#messages > [data-seq="1"]').waitFor()
    expect((await inView(page))[0]).toBe(1)
    for (let n = 0; n < 12; n++) await page.keyboard.press('PageDown')
    await page.waitForTimeout(300)
    await expectNoGap(page)
    await page.keyboard.press('End')
    await page.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    await eventually(async () => (await fromEnd(page)) < 2)
  })

  test('says when earlier messages cannot be loaded, and loads them on retry', async () => {
    browser.allow(/ERR_|Failed to fetch|htmx:error/)
    await long(200)
    const page = await opened()
    await page.route('**/messages?before=*', (route) => route.abort())
    await scroller(page).evaluate((frame) => frame.scrollTo(0, 0))
    const again = page.getByRole('button', { name: 'Earlier messages could not be loaded. Try again' })
    await again.waitFor()
    const [first = 0] = await seqs(page)
    await page.unroute('**/messages?before=*')
    await again.click()
    await page.locator(`#messages > [data-seq="${first - 1}"]`).waitFor()
    expect(await again.isVisible()).toBe(false)
    await expectNoGap(page)
  })

  test('announces new messages, but not older ones as they load', async () => {
    await long(300)
    const page = await opened()
    await page.evaluate(() => {
      const heard: number[] = []
      Object.assign(globalThis, { heard })
      const log = document.querySelector('#messages') as HTMLElement
      new MutationObserver((changes) => {
        const added = changes
          .flatMap(({ addedNodes }) => [...addedNodes])
          .filter((node) => (node as HTMLElement).dataset.seq)
        if (log.ariaLive !== 'off') heard.push(added.length)
      }).observe(log, { childList: true })
    })
    await scrollBy(page, -900, 30)
    await scroller(page).focus()
    await page.keyboard.press('End')
    await page.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    await page.locator('#messages:not([aria-live])').waitFor()
    expect((await seqs(page)).at(-1)).toBe(chat.seq)
    await postAsVisitor(vera.visitor, draft('One more'))
    await messages(page).getByText('One more').waitFor()
    expect(await page.evaluate('heard')).toEqual([1])
  })
})

test('after any scrolling, writing and catching up, the page shows a stretch of the thread as the database has it', async () => {
  browser.allow(/WebSocket|htmx:ws/)
  await long(700)
  const page = await opened()
  const random = new Random(SEED)
  const say = async (count: number) => {
    for (let n = 0; n < count; n++)
      await postAsVisitor(vera.visitor, draft(`said ${n} ${'and so on '.repeat(random.next() * 40)}`))
  }
  const steps: [name: string, take: () => Promise<unknown>][] = [
    ['up', () => page.mouse.wheel(0, -3000 * random.next())],
    ['far up', () => scrollBy(page, -2500, 8)],
    ['down', () => page.mouse.wheel(0, 3000 * random.next())],
    ['far down', () => scrollBy(page, 2500, 8)],
    ['said', () => say(3)],
    ['said while scrolling', () => Promise.all([say(6), scrollBy(page, -2500, 4)])],
    ['Home', () => page.keyboard.press('Home')],
    ['End', () => page.keyboard.press('End')],
    ['changed', () => change(1 + Math.floor(random.next() * 700))],
    ['lost', () => reconnect(page, () => say(12))],
  ]
  await scroller(page).hover()
  await scroller(page).focus()
  const taken: string[] = []
  for (let step = 0; step < 40; step++) {
    const [name, take] = random.pick(steps as [(typeof steps)[0], ...typeof steps])
    taken.push(name)
    await take()
    await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
    if (step % 4 === 3) await expectAsStored(page, taken)
  }
}, 90_000)

describe('new messages', () => {
  test('are counted while an older part is read, and one click away', async () => {
    await long(600)
    const page = await opened()
    await scrollBy(page, -2000, 40)
    const before = await seqs(page)
    expect(before.at(-1)).toBeLessThan(chat.seq)
    const [reading = 0] = (await inView(page)).slice(1)
    const at = await top(page, reading)
    await postAsVisitor(vera.visitor, draft('First of two'))
    await postAsVisitor(vera.visitor, draft('Second of two'))
    await pill(page, '2 new').waitFor()
    expect(await seqs(page)).toEqual(before)
    expect(await top(page, reading)).toBe(at)
    expect(await page.getByRole('status').getByText('2 new').count()).toBe(1)

    await pill(page, '2 new').click()
    await messages(page).getByText('Second of two').waitFor()
    expect(await fromEnd(page)).toBeLessThan(2)
    expect(await scroller(page).evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
    await pill(page, '2 new').waitFor({ state: 'hidden' })
    await expectNoGap(page)
  })

  test('push the oldest off a page that stays at the end', async () => {
    const page = await opened()
    for (let n = 0; n < 260; n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, m) => postAsVisitor(vera.visitor, draft(`news ${n + m}`))))
    await page.locator(`#messages > [data-seq="${chat.seq + 260}"]`).waitFor()
    expect(await seqs(page)).toEqual(stretch(chat.seq + 61, chat.seq + 260))
    expect(await fromEnd(page)).toBeLessThan(2)
    await scrollBy(page, -900, 60)
    expect((await seqs(page))[0]).toBeLessThan(chat.seq + 61)
    await expectNoGap(page)
  }, 60_000)

  test('missed while offline arrive at once, and only as many as the page shows', async () => {
    browser.allow(/WebSocket|htmx:ws/)
    await long(300)
    const page = await opened()
    await cutSockets(page)
    await page.locator('[data-sync="offline"]').waitFor()
    await long(500)
    await restoreSockets(page)
    await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
    await page.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    expect(await seqs(page)).toEqual(stretch(chat.seq - MOST + 1, chat.seq))
    expect(await fromEnd(page)).toBeLessThan(2)
  })

  test('missed for a very long time are counted for a reader further up and shown to a reader at the end', async () => {
    browser.allow(/WebSocket|htmx:ws/)
    await long(400)
    const [reader, waiter] = [await opened(), await opened()]
    await scrollBy(reader, -1700, 30)
    const before = await seqs(reader)
    const [reading = 0] = (await inView(reader)).slice(1)
    const at = await top(reader, reading)
    for (const page of [reader, waiter]) await cutSockets(page)
    for (const page of [reader, waiter]) await page.locator('[data-sync="offline"]').waitFor()
    await long(1200)
    for (const page of [reader, waiter]) await restoreSockets(page)
    await pill(reader, '999+ new').waitFor()
    expect(await seqs(reader)).toEqual(before)
    expect(await top(reader, reading)).toBe(at)
    await waiter.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    await expectNoGap(waiter)
    await eventually(async () => (await fromEnd(waiter)) < 2)

    await postAsVisitor(vera.visitor, draft('Live again'))
    for (const page of [waiter, reader]) {
      if (page === reader) await pill(reader, '999+ new').click()
      await messages(page).getByText('Live again').waitFor()
      await expectNoGap(page)
    }
  }, 60_000)
})

describe('a link to a message', () => {
  test('opens the thread there, with what came before and after', async () => {
    await long(1000)
    const page = await opened('?at=400')
    expect(await seqs(page)).toEqual(stretch(375, 424))
    expect(await inView(page)).toContain(400)
    expect(await page.locator('[data-seq="400"]').getAttribute('class')).toContain('message--linked')
    await jump(page).waitFor()
    const on = await scrollBy(page, 900, 30)
    expect(on).toMatchObject({ gaps: 0 })
    expect(on.drift).toBeLessThan(1)
    await jump(page).click()
    await page.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    await eventually(async () => (await fromEnd(page)) < 2)
  })
})

describe('days', () => {
  test('separate the messages in the reader’s time zone, and are renamed at midnight', async () => {
    await long(60, { everyMinutes: 120 })
    const page = await browser.pageOf(ann, { timezoneId: 'Pacific/Auckland' })
    await page.clock.install()
    await page.goto(`${server.url}/conversations/${chat.id}`)
    await day(page, 'Today').waitFor()
    await day(page, 'Yesterday').waitFor()
    await expectDays(page)
    const names = await page.locator('.day').allTextContents()
    expect(names.length).toBeGreaterThan(3)
    expect(names[0]).toMatch(/^\w+day,? \d+ \w+|^\w+day,? \w+ \d+/)
    await page.clock.fastForward(24 * 3_600_000)
    await day(page, 'Today').waitFor({ state: 'detached' })
    await day(page, 'Yesterday').waitFor()
    expect(await page.locator('.day').count()).toBe(names.length)
  })

  test('stay right as messages come and go', async () => {
    await long(700, { everyMinutes: 31 })
    const page = await opened()
    await expectDays(page)
    await scrollBy(page, -1700, 40)
    await expectDays(page)
    await scrollBy(page, 900, 30)
    await expectDays(page)
    await scroller(page).focus()
    await page.keyboard.press('End')
    await page.locator(`#messages > [data-seq="${chat.seq}"]`).waitFor()
    await postAsVisitor(vera.visitor, draft('Just now'))
    await messages(page).getByText('Just now').waitFor()
    await expectDays(page)
    expect(await page.locator('.day').last().textContent()).toBe('Today')
  })
})

describe('search in the conversation', () => {
  test('goes from match to match, wherever they are, and marks them', async () => {
    await long(1000, {
      line: (n) => ({
        author: n % 2 === 0 ? 'agent' : 'visitor',
        body: `line ${n}${n % 300 === 0 ? ' with a Tórtoise in it' : ''}`,
      }),
    })
    const page = await opened()
    const open = page.getByRole('button', { name: 'Search in this conversation' })
    await open.click()
    const box = page.getByRole('searchbox', { name: 'Search in this conversation' })
    await box.pressSequentially('tortoi')
    const hits = page.locator('#thread-hits')
    await hits.getByText('1 of 3').waitFor()
    const expectAt = async (seq: number) => {
      await page.locator(`[data-seq="${seq}"].message--linked`).waitFor()
      expect(await inView(page)).toContain(seq)
      await expectNoGap(page)
    }
    // One message was there before.
    await expectAt(902)
    await page.waitForFunction(() => [...(CSS.highlights.get('found') ?? [])].map(String).join() === 'Tórtoise')
    await box.press('Enter')
    await hits.getByText('2 of 3').waitFor()
    await expectAt(602)
    await box.press('ArrowUp')
    await expectAt(302)
    await box.press('Shift+Enter')
    await expectAt(602)
    await page.getByRole('button', { name: 'Earlier message' }).click()
    await page.getByRole('button', { name: 'Earlier message' }).click()
    await expectAt(902)

    await box.fill('walrus')
    await hits.getByText('Nothing found').waitFor()
    await page.waitForFunction(() => !CSS.highlights.has('found'))
    await box.press('Escape')
    expect(await box.isVisible()).toBe(false)
    expect(await open.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
  })
})

describe('in the widget', () => {
  test('a visitor scrolls up and back, and nothing moves', async () => {
    const token = vera.token
    await long(500, {
      line: (n) => ({
        author: n % 9 === 0 ? 'note' : n % 2 === 0 ? 'agent' : 'visitor',
        body: `line ${n} ${'and so on '.repeat(n % 20)}`,
      }),
    })
    const page = await browser.newPage({ viewport: { width: 400, height: 700 } })
    await page.goto(`${server.url}/widget`)
    await page.evaluate(
      (known) => document.dispatchEvent(new CustomEvent('parley:visit', { detail: { token: known } })),
      token,
    )
    await page.getByText('line 500').waitFor()
    const back = await scrollBy(page, -1300, 200)
    expect(back.drift).toBeLessThan(1)
    expect(back.most).toBeLessThanOrEqual(MOST + 50)
    expect(back.first).toBe(1)
    expect(await page.locator('[data-author="note"]').count()).toBe(0)
    await jump(page).click()
    await page.getByText('line 500').waitFor()
    expect(await fromEnd(page)).toBeLessThan(2)
    await day(page, 'Today').waitFor()
  }, 60_000)
})

describe('accessibility', () => {
  test('axe finds nothing in an older part of a thread and its search, in both themes', async () => {
    await long(300, { everyMinutes: 200 })
    for (const theme of [{}, DARK]) {
      for (const size of [{}, PHONE]) {
        const page = await opened('?at=148', { ...theme, ...size })
        const name = `history${'colorScheme' in theme ? '-dark' : ''}${'viewport' in size ? '-phone' : ''}`
        await jump(page).waitFor()
        await settled(page)
        await expectAccessible(page)
        await screenshot(page, name)
        await page.getByRole('button', { name: 'Search in this conversation' }).click()
        await page.getByRole('searchbox', { name: 'Search in this conversation' }).fill('desk lift')
        await page.locator('#thread-hits').getByText('1 of').waitFor()
        await expectAccessible(page)
        expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(
          'viewport' in size ? 390 : 1440,
        )
        await screenshot(page, `${name}-search`)
      }
    }
  }, 60_000)
})

async function long(count: number, options?: LongThread): Promise<void> {
  chat = await writeLongThread(chat, await ann.agent(), count, options)
}

async function opened(query = '', options = {}): Promise<Page> {
  const page = await browser.pageOf(ann, options)
  await page.goto(`${server.url}/conversations/${chat.id}${query}`)
  await settled(page)
  return page
}

function top(page: Page, seq: number): Promise<number> {
  return page.locator(`#messages > [data-seq="${seq}"]`).evaluate((one) => one.getBoundingClientRect().top)
}

/** Changes a message as a verb of the product does: its words, and the number of the change. */
async function change(seq: number): Promise<void> {
  const changed = await sql.begin(async (tx) => {
    const [conversation] = await tx<
      Conversation[]
    >`update conversations set rev = rev + 1 where id = ${chat.id} returning *`
    const [message] = await tx<Message[]>`
      update messages set body = 'changed to ' || ${conversation?.rev ?? 0}, rev = ${conversation?.rev ?? 0} where conversation_id = ${chat.id} and seq = ${seq} returning *`
    return { conversation, message } as AppendResult
  })
  announceMessage(changed)
}

async function reconnect(page: Page, meanwhile: () => Promise<unknown>): Promise<void> {
  await cutSockets(page)
  await page.locator('[data-sync="offline"]').waitFor()
  await meanwhile()
  await restoreSockets(page)
}

/** The page holds messages without a gap, each as it is in the database, and says rightly on which side there are more. */
async function expectAsStored(page: Page, taken: string[]): Promise<void> {
  let difference: unknown
  for (const deadline = Date.now() + 5000; Date.now() < deadline; await Bun.sleep(50)) {
    const shown = await page.locator('#messages').evaluate((log) => {
      const all = [...log.querySelectorAll<HTMLElement>(':scope > [data-seq]')]
      return {
        messages: all.map(({ id, dataset }) => `${dataset.seq} ${dataset.rev} ${id}`),
        older: 'older' in log.dataset,
        newer: 'newer' in log.dataset,
      }
    })
    const all = await sql<Message[]>`select seq, rev, id from messages where conversation_id = ${chat.id} order by seq`
    const stored = all.map(({ seq, rev, id }) => `${seq} ${rev} message-${id}`)
    const [from, to] = [shown.messages[0], shown.messages.at(-1)].map((one) =>
      stored.findIndex((other) => other.split(' ')[0] === one?.split(' ')[0]),
    ) as [number, number]
    const expected = { messages: stored.slice(from, to + 1), older: from > 0, newer: to < stored.length - 1 }
    if (Bun.deepEquals(shown, expected)) return
    difference = { taken, shown, expected }
  }
  throw new Error(`The page is not as the database after these steps: ${taken.join(', ')}.`, { cause: difference })
}

async function expectNoGap(page: Page): Promise<void> {
  const shown = await seqs(page)
  expect(shown).toEqual(stretch(shown[0] ?? 1, shown.at(-1) ?? 0))
}

/** Each day of the messages on the page has one line, before its first message. */
async function expectDays(page: Page): Promise<void> {
  const { expected, shown } = await page.locator('#messages').evaluate((log) => {
    const items = [...log.children] as HTMLElement[]
    const expected: string[] = []
    let last = ''
    for (const item of items.filter(({ dataset }) => dataset.seq)) {
      const own = new Date(Number(item.dataset.at)).toDateString()
      if (own !== last) expected.push(own)
      expected.push(item.dataset.seq ?? '')
      last = own
    }
    return { expected, shown: items.map(({ dataset }) => dataset.day ?? dataset.seq ?? '') }
  })
  expect(shown).toEqual(expected)
}
