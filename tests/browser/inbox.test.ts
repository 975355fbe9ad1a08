import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { endNow } from '../../src/actions/handoffs/end-soon'
import { join } from '../../src/actions/handoffs/join'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { eventually } from '../support/eventually'
import { draft, meetVisitor, startTakenConversation, startTestConversation } from '../support/fixtures'
import { box, composer, cutSockets, handoff, messages, restoreSockets, row, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer()
const { ann, bea } = server
const browser = testBrowser()
afterEach(() => server.set({}))

const PHONE = { viewport: { width: 390, height: 844 } }
const DARK = { colorScheme: 'dark' } as const

let vera: VisitorSession
let chat: Conversation
beforeEach(async () => {
  vera = await meetVisitor()
  chat = await startTestConversation(['Hello', 'Where is my desk?'], vera)
})

describe('a conversation', () => {
  test('opens in place from the list, and Back leads back', async () => {
    const other = await startTestConversation(['Another one'])
    const page = await inbox(ann)
    await page.locator('body').evaluate((body) => body.setAttribute('data-untouched', ''))
    await row(page, chat).click()
    await page.waitForURL(`**/conversations/${chat.id}`)
    await messages(page).getByText('Where is my desk?').waitFor()
    expect(await row(page, chat).getAttribute('aria-current')).toBe('true')
    await row(page, other).click()
    await messages(page).getByText('Another one').waitFor()
    expect(await page.locator('body[data-untouched]').count()).toBe(1)
    await page.goBack()
    await messages(page).getByText('Where is my desk?').waitFor()
    expect(await row(page, chat).getAttribute('aria-current')).toBe('true')
  })

  test('leaves nothing of the previous one in the page', async () => {
    const other = await startTestConversation(['Another one'])
    const page = await inbox(ann)
    await page.evaluate(() => Object.assign(globalThis, { panels: [] }))
    for (const opened of Array.from({ length: 6 }, () => [chat, other]).flat()) {
      await row(page, opened).click()
      await page.waitForURL(`**/conversations/${opened.id}`)
      await page.locator(`#open[data-open="${opened.id}"] message-thread`).waitFor()
      await page.evaluate(
        () =>
          void (globalThis as unknown as { panels: unknown[] }).panels.push(
            new WeakRef(document.querySelector('.panel--thread') as Element),
          ),
      )
    }
    const session = await page.context().newCDPSession(page)
    const left = async () => {
      await session.send('HeapProfiler.collectGarbage')
      return page.evaluate(
        () => (globalThis as unknown as { panels: WeakRef<Element>[] }).panels.filter((panel) => panel.deref()).length,
      )
    }
    // The one that is open, and perhaps the one before it, of which a request or a timer may still know.
    await eventually(async () => expect(await left()).toBeLessThanOrEqual(2), 20_000)
  })

  test('shows visitors on the left, the AI and agents on the right, each with their name', async () => {
    await startTakenConversation(await ann.agent())
    const page = await opened(ann, chat)
    await handoff(page).getByRole('button', { name: 'Join' }).click()
    await handoff(page).getByRole('button', { name: 'Accept' }).click()
    await say(page, 'On its way')
    const own = page.locator('[data-author="agent"]')
    await own.waitFor()
    expect(await own.textContent()).toContain('Ann')
    const log = await box(page.locator('.thread__scroller'))
    const visitors = await box(page.locator('[data-author="visitor"] .bubble').first())
    const agents = await box(own.locator('.bubble'))
    expect(visitors.x - log.x).toBeLessThan(40)
    expect(log.x + log.width - agents.x - agents.width).toBeLessThan(40)
  })
})

describe('handoff', () => {
  test('of two agents who accept at once, one wins and the other reads who', async () => {
    browser.allow(/409/)
    const [anns, beas] = await Promise.all([opened(ann, chat), opened(bea, chat)])
    await handoff(anns).getByRole('button', { name: 'Join' }).click()
    const accepts = [anns, beas].map((page) => handoff(page).getByRole('button', { name: 'Accept' }))
    await Promise.all(accepts.map((button) => button.waitFor()))
    // At one moment, which the pages wait for: what one of them gets takes the button of the other away.
    const moment = Date.now() + 500
    await Promise.all(
      accepts.map((button) =>
        button.evaluate((one, at) => void setTimeout(() => (one as HTMLElement).click(), at - Date.now()), moment),
      ),
    )
    const mayRelease = async (page: Page) => {
      await handoff(page).getByRole('button', { name: 'Release' }).waitFor()
      return page
    }
    const first = await Promise.race([anns, beas].map(mayRelease))
    const second = first === anns ? beas : anns
    const winner = first === anns ? 'Ann' : 'Bea'
    await handoff(second).getByText(`${winner} ${CANARY} is answering.`).waitFor()
    await second.getByRole('status').getByText(`${winner} ${CANARY} has this conversation.`).waitFor()
    expect(await composer(first).isDisabled()).toBe(false)
    expect(await composer(second).isDisabled()).toBe(true)
  })

  test('text being typed stays when control moves', async () => {
    const page = await opened(ann, await startTakenConversation(await ann.agent()))
    await composer(page).fill('Half a sent')
    await handoff(page).getByRole('button', { name: 'Release' }).click()
    await handoff(page).getByRole('button', { name: 'Join' }).waitFor()
    expect(await composer(page).isDisabled()).toBe(true)
    expect(await composer(page).inputValue()).toBe('Half a sent')
    await page.getByRole('button', { name: 'Join this conversation' }).click()
    await page.getByRole('button', { name: 'Accept this conversation' }).click()
    await page.locator('textarea[name=body]:enabled').waitFor()
    expect(await composer(page).inputValue()).toBe('Half a sent')
  })

  test('ending shows everybody that it has ended, can be undone, and what has ended can be reopened', async () => {
    const [anns, beas] = await Promise.all([opened(ann, chat), opened(bea, chat)])
    const end = () => handoff(anns).getByRole('button', { name: 'End Conversation' }).click()
    await end()
    for (const page of [anns, beas]) {
      await page.locator('#composer-hint').getByText('This conversation has ended.').waitFor()
      await row(page, chat).getByText('Ended').waitFor()
      await handoff(page)
        .getByText(/^0:\d\d left$/)
        .waitFor()
    }
    await handoff(anns).getByRole('button', { name: 'Undo' }).click()
    for (const page of [anns, beas]) await page.locator('#composer-hint').getByText('The AI is answering.').waitFor()

    await end()
    await handoff(anns).getByRole('button', { name: 'Undo' }).waitFor()
    const { ending } = (await conversationWithId(chat.id)) as Conversation
    await endNow(chat.id, ending?.at ?? 0)
    await handoff(beas).getByRole('button', { name: 'Reopen' }).click()
    await beas.locator('textarea[name=body]:enabled').waitFor()
    await handoff(anns).getByText('is answering.').waitFor()
  })

  test('while somebody waits, an answer can be written, and is sent after Accept', async () => {
    const page = await opened(ann, await join(chat, await bea.agent()))
    await composer(page).fill('On its way')
    await composer(page).press('Enter')
    expect(await composer(page).inputValue()).toBe('On its way')
    await page.getByRole('button', { name: 'Accept this conversation' }).click()
    await handoff(page).getByRole('button', { name: 'Release' }).waitFor()
    await composer(page).press('Enter')
    await messages(page).getByText('On its way').waitFor()
  })
})

describe('the composer', () => {
  test('Enter sends, Shift+Enter starts a new line', async () => {
    const page = await opened(ann, await startTakenConversation(await ann.agent()))
    await composer(page).pressSequentially('first')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('second')
    await page.keyboard.press('Enter')
    const bubble = page.locator('[data-author="agent"] .bubble')
    await bubble.waitFor()
    expect((await bubble.textContent())?.replace('\r', '')).toBe('first\nsecond')
    expect(await composer(page).inputValue()).toBe('')
  })

  test('offline messages are kept, shown as waiting, and sent once', async () => {
    browser.allow(/ERR_|Failed to fetch|htmx:error|htmx:ws/)
    const taken = await startTakenConversation(await ann.agent())
    const page = await opened(ann, taken)
    await page.route('**/messages', (route) => route.abort())
    await say(page, 'Into the void')
    const unsent = page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
    await unsent.getByText('Into the void').waitFor()
    await unsent.getByText('Waiting for the connection…').waitFor()
    expect(await page.locator('[data-author="agent"]').count()).toBe(0)
    await page.unroute('**/messages')
    await page.locator('[data-author="agent"]').waitFor()
    await unsent.waitFor({ state: 'detached' })
    expect(await page.locator('[data-author="agent"]').count()).toBe(1)
  })
})

describe('live', () => {
  test('the live page equals the page loaded afresh, for every kind of change', async () => {
    browser.allow(/409/)
    const page = await opened(ann, chat)
    await postAsVisitor(vera.visitor, draft('one'))
    await handoff(page).getByRole('button', { name: 'Join' }).click()
    await handoff(page).getByRole('button', { name: 'Accept' }).click()
    await say(page, 'two')
    await page.getByRole('button', { name: 'Create Ticket' }).click()
    await page.getByLabel('Subject').fill('A ticket')
    await page.getByRole('button', { name: 'Save ticket' }).click()
    await page.locator('#tickets').getByText('A ticket').waitFor()
    await postAsVisitor(vera.visitor, draft('three'))
    await messages(page).getByText('three').waitFor()
    await handoff(page).getByRole('button', { name: 'Release' }).click()
    await handoff(page).getByRole('button', { name: 'Join' }).waitFor()
    await settled(page)
    await page.locator(`#row-${chat.id}[data-reads$=":4"]`).waitFor()

    const lived = await picture(page)
    await page.reload()
    await settled(page)
    expect(lived).toEqual(await picture(page))
  })

  test('a tab that lost its connection catches up without a reload', async () => {
    browser.allow(/WebSocket|htmx:ws/)
    await join(chat, await ann.agent())
    const page = await opened(ann, chat)
    await cutSockets(page)
    await page.locator('[data-sync="offline"]').waitFor()
    for (let n = 0; n < 60; n++) await postAsVisitor(vera.visitor, draft(`missed ${n}`))
    const other = await startTestConversation(['New meanwhile'])
    await restoreSockets(page)
    await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
    await row(page, other).waitFor()
    await expectWholeThread(page)
  })

  test('a lost frame is noticed and requested again', async () => {
    const page = await opened(ann, chat)
    await page.locator('html').evaluate((html) => {
      let lost = false
      const lose = (event: CustomEvent) => {
        if (lost || !JSON.parse(event.detail.message.data).rev) return
        lost = true
        event.preventDefault()
        event.stopImmediatePropagation()
      }
      html.ownerDocument.addEventListener('htmx:ws:before:message:incoming', lose as EventListener, { capture: true })
    })
    await postAsVisitor(vera.visitor, draft('lost'))
    await postAsVisitor(vera.visitor, draft('noticed'))
    await messages(page).getByText('noticed').waitFor()
    await messages(page).getByText('lost').waitFor()
  })

  test('a reader at the end stays there; one further up is told how many are new', async () => {
    await join(chat, await ann.agent())
    for (let n = 0; n < 30; n++) await postAsVisitor(vera.visitor, draft(`line ${n}`))
    const page = await opened(ann, chat)
    const scroller = page.locator('.thread__scroller')
    const fromBottom = () => scroller.evaluate((one) => Math.round(one.scrollHeight - one.scrollTop - one.clientHeight))
    expect(await fromBottom()).toBeLessThan(2)
    await postAsVisitor(vera.visitor, draft('at the bottom'))
    await messages(page).getByText('at the bottom').waitFor()
    expect(await fromBottom()).toBeLessThan(2)

    await scroller.evaluate((one) => one.scrollTo(0, 200))
    await page.waitForTimeout(100)
    await postAsVisitor(vera.visitor, draft('further up'))
    await postAsVisitor(vera.visitor, draft('and more'))
    await page.getByRole('button', { name: '2 new' }).waitFor()
    expect(await scroller.evaluate((one) => one.scrollTop)).toBe(200)
    await page.getByRole('button', { name: '2 new' }).click()
    expect(await fromBottom()).toBeLessThan(2)
  })

  test('earlier messages load above without moving the view', async () => {
    await join(chat, await ann.agent())
    for (let n = 0; n < 120; n++) await postAsVisitor(vera.visitor, draft(`line ${n}`))
    const page = await opened(ann, chat)
    const scroller = page.locator('.thread__scroller')
    const first = page.locator('#messages [data-seq]').first()
    const seq = await first.getAttribute('data-seq')
    const reading = page.locator(`[data-seq="${seq}"]`)
    await scroller.evaluate((one) => one.scrollTo(0, 30))
    const before = (await box(reading)).y
    await page.locator(`[data-seq="${Number(seq) - 1}"]`).waitFor()
    expect(Math.abs((await box(reading)).y - before)).toBeLessThan(3)
    for (let tries = 0; tries < 5 && (await page.locator('[data-seq="1"]').count()) === 0; tries++) {
      await scroller.evaluate((one) => one.scrollTo(0, 0))
      await page.waitForTimeout(200)
    }
    await expectWholeThread(page)
  })

  test('new conversations and messages move to the top of the list, without losing the focus', async () => {
    const page = await inbox(ann)
    await settled(page)
    const newer = await startTestConversation(['Newest'])
    await row(page, newer).waitFor()
    await postAsVisitor(vera.visitor, draft('I am back'))
    await row(page, chat).getByText('I am back').waitFor()
    const ids = await page
      .locator('[data-section="newest"] .row')
      .evaluateAll((rows) => rows.map((one) => one.dataset.conversationId))
    expect(ids.slice(0, 2)).toEqual([chat.id, newer.id])
    await row(page, chat).focus()
    await postAsVisitor(vera.visitor, draft('again'))
    await row(page, chat).getByText('again').waitFor()
    expect(await row(page, chat).evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true)
  })
})

describe('on a phone', () => {
  test('the list leads to the conversation, and back', async () => {
    const page = await inbox(ann, PHONE)
    await row(page, chat).click()
    await messages(page).getByText('Where is my desk?').waitFor()
    expect(await page.getByRole('region', { name: 'Conversations' }).isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Show details' }).click()
    await handoff(page).getByRole('button', { name: 'Join' }).click()
    await page.keyboard.press('Escape')
    await page.waitForTimeout(250)
    expect(await handoff(page).isVisible()).toBe(false)
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await row(page, chat).getByText('Escalated').waitFor()
    expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBe(390)
  })
})

describe('accessibility', () => {
  test('axe finds nothing on any page, in both themes', async () => {
    const taken = await startTakenConversation(await ann.agent())
    await postAsAgent(taken, await ann.agent(), draft('On its way'))
    const made = await (
      await ann.post(`/conversations/${taken.id}/tickets`, {
        subject: 'A ticket',
        description: 'Words',
        priority: 'high',
      })
    ).text()
    const ticket = /href="(\/tickets\/\d+)"/.exec(made)?.[1] ?? ''
    for (const theme of [{}, DARK]) {
      for (const size of [{}, PHONE]) {
        const page = await browser.pageOf(ann, { ...theme, ...size })
        for (const path of [
          '/conversations',
          `/conversations/${taken.id}`,
          `/conversations/${chat.id}`,
          '/tickets',
          ticket,
          '/articles',
          '/nothing',
        ]) {
          browser.allow(/404/)
          await page.goto(server.url + path)
          await settled(page)
          await expectAccessible(page)
          await screenshot(
            page,
            `${path.replaceAll('/', '-').slice(1, 20)}${'colorScheme' in theme ? '-dark' : ''}${'viewport' in size ? '-phone' : ''}`,
          )
        }
      }
      const door = await browser.newPage(theme)
      await door.goto(`${server.url}/session/new`)
      await expectAccessible(door)
    }
  }, 90_000)
})

type Agent = typeof ann

async function inbox(client: Agent, options = {}): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await page.goto(`${server.url}/conversations`)
  return page
}

async function opened(client: Agent, conversation: Conversation): Promise<Page> {
  const page = await browser.pageOf(client)
  await page.goto(`${server.url}/conversations/${conversation.id}`)
  await settled(page)
  return page
}

/** Every message is on the page, once and in its place. The AI must be silent, or more may come. */
async function expectWholeThread(page: Page): Promise<void> {
  const seqs = await page
    .locator('#messages [data-seq]')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.seq)))
  const { seq = 0 } = (await conversationWithId(chat.id)) ?? {}
  expect(seqs).toEqual(Array.from({ length: seq }, (_, n) => n + 1))
}

/** What an agent sees, without what changes with the minute. */
async function picture(page: Page) {
  const html = (selector: string) =>
    page
      .locator(selector)
      .evaluate((one) =>
        one.outerHTML.replace(/<time[^>]*>[^<]*<\/time>/g, '').replace(/ (style|class|data-htmx-powered)="[^"]*"/g, ''),
      )
  return {
    messages: await html('#messages'),
    handoff: await html('#handoff'),
    control: await html('#handoff'),
    tickets: await html('#tickets'),
    state: await html('#composer-state'),
    rows: await html('#rows'),
  }
}

async function say(page: Page, words: string): Promise<void> {
  await page.locator('textarea[name=body]:enabled').waitFor()
  await composer(page).fill(words)
  await page.keyboard.press('Enter')
}
