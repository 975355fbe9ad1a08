import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import type { FrameLocator, Page } from 'playwright-core'
import { accept } from '../../src/actions/handoffs/accept'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { createArticle } from '../../src/actions/knowledge/create'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { announcePreview, announcePreviewRemoved } from '../../src/announce/messages'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { acceptSockets, closeAllSockets } from '../../src/realtime/sockets'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { eventually } from '../support/eventually'
import { draft } from '../support/fixtures'
import { testServer } from '../support/server'

const parley = testServer()
const { ann } = parley
const browser = testBrowser()
beforeAll(async () => {
  const body = `Every desk is made when you order it. It is with you two to four days later, after two weeks in the workshop. ${CANARY}`
  await createArticle({ title: `How long delivery takes ${CANARY}`, body, questions: ['How long does delivery take?'] })
})
beforeEach(() => parley.set({}))

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const FRAME = { viewport: { width: 384, height: 640 } }
const DARK = { colorScheme: 'dark' } as const

describe('on the example shop', () => {
  test('a visitor writes, asks for a person, sees who joined, ends the chat and returns to it', async () => {
    const page = await shop()
    const chat = await opened(page)
    await say(chat, 'Where is my desk?')
    await chat.getByRole('button', { name: 'Talk to a person' }).click()
    await log(chat).getByText('No one is here right now.').waitFor()
    await chat.getByText('Waiting for a person…').waitFor()

    await takeOver()
    await log(chat).getByText('Ann joined').waitFor()
    await chat.getByRole('heading', { name: 'Ann' }).waitFor()
    await chat.getByPlaceholder('Write to').waitFor()
    await agentSays('It is on its way')
    const answer = log(chat).locator('[data-author="agent"]')
    await answer.getByText('It is on its way').waitFor()
    expect(await answer.textContent()).toContain('Ann')

    await chat.getByRole('button', { name: 'End chat' }).click()
    await chat.getByText('This chat has ended. Write a message to continue.').waitFor()

    await page.goto(`${parley.url}/demo/shipping`)
    const later = frame(page)
    await log(later).getByText('It is on its way').waitFor()
    await say(later, 'One more thing')
    expect((await newest()).endedAt).toBeNull()
    expect(await count('conversations')).toBe(1)
  })

  test('a question that the articles answer can be asked with one press, and what is being typed stays', async () => {
    const chat = await opened(await shop())
    await textbox(chat).fill('Something else')
    await chat
      .getByRole('list', { name: 'Common questions' })
      .getByRole('button', { name: 'How long does delivery take?' })
      .click()
    await log(chat).locator('[data-author="ai"]').getByText('two to four days later').waitFor()
    expect(await log(chat).locator('[data-author="visitor"] .bubble').textContent()).toBe(
      'How long does delivery take?',
    )
    expect(await textbox(chat).inputValue()).toBe('Something else')
    expect(await chat.getByRole('list', { name: 'Common questions' }).isVisible()).toBe(false)
  })

  test('only the script is loaded before the chat is opened, and looking creates no visitor', async () => {
    const page = await browser.newPage()
    const loaded: string[] = []
    page.on('request', (request) => void loaded.push(new URL(request.url()).pathname))
    await page.goto(`${parley.url}/demo/returns`, { waitUntil: 'networkidle' })
    expect(loaded.filter((path) => /widget|api/.test(path))).toEqual(['/widget.js'])
    const before = await count('visitors')
    await launcher(page).click()
    await textbox(frame(page)).waitFor()
    expect(await count('visitors')).toBe(before)
  })

  test('agents see the visitor go from page to page', async () => {
    const page = await shop()
    await say(await opened(page), 'Good day')
    await page.getByRole('link', { name: 'Shipping' }).click()
    await log(frame(page)).getByText('Good day').waitFor()
    await eventually(async () =>
      expect(await visitorOf(await newest())).toMatchObject({
        pageTitle: 'Shipping · Atlas Desks',
        pageUrl: `${parley.url}/demo/shipping`,
      }),
    )
  })

  test('a message that arrives while the chat is hidden shows on the button until it is opened', async () => {
    const page = await shop()
    await say(await opened(page), 'Good day')
    await takeOver()
    await log(frame(page)).getByText('Ann joined').waitFor()
    await page.keyboard.press('Escape')
    await agentSays('Are you there?')
    await page.getByRole('button', { name: 'Chat, new message' }).waitFor()

    await page.goto(`${parley.url}/demo/shipping`)
    await page.getByRole('button', { name: 'Chat, new message' }).click()
    await log(frame(page)).getByText('Are you there?').waitFor()
    await page.getByRole('button', { name: 'Chat', exact: true }).click()
    await page.reload()
    await log(frame(page)).getByText('Are you there?').waitFor({ state: 'attached' })
    expect(await launcher(page).getAttribute('aria-label')).toBe('Chat')
  })
})

describe('by keyboard alone', () => {
  test('focus moves into the chat on opening and back to the button on closing', async () => {
    const page = await shop()
    await launcher(page).focus()
    await page.keyboard.press('Enter')
    await focused(frame(page), '#message')
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('true')

    await page.keyboard.type('Hello there')
    await page.keyboard.press('Enter')
    await log(frame(page)).getByText('Hello there').waitFor()
    await focused(frame(page), '#message')

    await page.keyboard.press('Escape')
    await eventually(async () => expect(await launcher(page).getAttribute('aria-expanded')).toBe('false'))
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.ariaLabel)).toStartWith('Chat')
    await page.keyboard.press('Enter')
    await focused(frame(page), '#message')
  })

  test('when a pressed button disappears, focus moves to the thread', async () => {
    const page = await alone()
    await say(page, 'Good day')
    for (const [name, control] of [
      ['Talk to a person', 'escalated'],
      ['End chat', 'ended'],
    ] as const) {
      await page.getByRole('button', { name }).focus()
      await page.keyboard.press('Enter')
      await page.locator(`[data-control="${control}"]`).waitFor()
      await focused(page, '[data-log-scroller]')
    }
  })

  test('every control can be reached, and none traps the focus', async () => {
    const page = await alone()
    await say(page, 'Good day')
    await page.locator('h1').click()
    const names: string[] = []
    for (let n = 0; n < 8; n++) {
      await page.keyboard.press('Tab')
      names.push(
        await page.evaluate(
          () => document.activeElement?.ariaLabel || document.activeElement?.textContent?.trim() || '',
        ),
      )
    }
    expect(names).toEqual([
      'End chat',
      'Thread',
      'Message actions',
      'Add your name and email',
      'Message',
      'Attach files',
      'Emoji',
      'Talk to a person',
    ])
  })
})

describe('the thread', () => {
  test('shows the answer as it is written, then the message with its source in the same place', async () => {
    const page = await alone()
    await say(page, 'How long does the delivery of a desk take?')
    await page.locator('#draft').getByText('Every desk is made').waitFor()
    const answer = log(page).locator('[data-author="ai"]')
    await answer.getByText('two to four days later').waitFor()
    expect(await answer.getByRole('list', { name: 'Sources' }).textContent()).toContain('How long delivery takes')
    await page.locator('#draft:empty').waitFor({ state: 'attached' })
  })

  test('shows each step of a draft, and removes a dropped one', async () => {
    const page = await alone()
    await callPerson(page)
    const conversation = await live(page)
    announcePreview(conversation, `Our desks ${CANARY}`)
    await page.locator('#draft').getByText('Our desks').waitFor()
    announcePreview(conversation, `Our desks are made to order ${CANARY}`)
    await page.locator('#draft').getByText('made to order').waitFor()
    announcePreviewRemoved(conversation)
    await page.locator('#draft:empty').waitFor({ state: 'attached' })
  })

  test('announces each message once without moving the focus', async () => {
    const page = await alone()
    await say(page, 'Good day')
    await live(page)
    await takeOver()
    await log(page).getByText('Ann joined').waitFor()
    await page.evaluate(() => {
      const announced: string[] = []
      Object.assign(window, { announced })
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.dataset.messageId)
              announced.push(node.querySelector('.bubble')?.textContent ?? '')
      }).observe(document.querySelector('#messages') as Element, { childList: true })
    })
    await textbox(page).focus()
    await agentSays('From Ann')
    await log(page).getByText('From Ann').waitFor()
    await say(page, 'From Vera')
    await agentSays('Bye')
    await log(page).getByText('Bye').waitFor()
    await focused(page, '#message')
    const announced = await page.evaluate(() => (window as unknown as { announced: string[] }).announced)
    expect(announced).toEqual([`From Ann ${CANARY}`, 'From Vera', `Bye ${CANARY}`])
  })

  test('catches up after the server was down, without duplicates', async () => {
    browser.allow(/WebSocket|htmx:ws/)
    const page = await alone()
    await say(page, 'Good day')
    await live(page)
    await takeOver()
    closeAllSockets()
    await page.getByText('Offline').waitFor()
    for (let n = 1; n <= 3; n++) await agentSays(`missed ${n}`)
    acceptSockets()
    await log(page).getByText('missed 3').waitFor()
    await live(page)
    expect(await page.locator('[data-author="agent"]').count()).toBe(3)
    expect(await page.getByText('Offline').count()).toBe(0)
  })

  test('is the same in a second tab, even when a new conversation starts', async () => {
    const page = await shop()
    await say(await opened(page), 'Old question')
    const second = await page.context().newPage()
    await second.goto(`${parley.url}/demo`)
    await opened(second)
    await log(frame(second)).getByText('Old question').waitFor()
    const old = await newest()
    await end(old, await ann.agent())
    await sql`update conversations set ended_at = now() - interval '2 days' where id = ${old.id}`
    await frame(second).getByText('Write a message to continue.').waitFor()

    await say(frame(page), 'New question')
    for (const tab of [page, second]) {
      await log(frame(tab)).getByText('New question').waitFor()
      expect(await log(frame(tab)).getByText('Old question').count()).toBe(0)
    }
    await say(frame(second), 'From the second tab')
    await log(frame(page)).getByText('From the second tab').waitFor()
    expect(await log(frame(second)).locator('[data-author="visitor"]').count()).toBe(2)
  })

  test('loads older messages on scrolling up', async () => {
    const page = await alone()
    await say(page, 'Good day')
    await takeOver()
    for (let n = 1; n <= 70; n++) await agentSays(`answer ${n}.`)
    await page.reload()
    await log(page).getByText('answer 70.').waitFor()
    expect(await log(page).getByText('Good day').count()).toBe(0)
    await page.locator('[data-log-scroller]').evaluate((scroller) => scroller.scrollTo(0, 0))
    await log(page).getByText('Good day').waitFor()
    expect(await log(page).locator('[data-author="agent"]').count()).toBe(70)
  })
})

describe('text that a visitor types', () => {
  test('waits in the thread while offline, and is sent once', async () => {
    browser.allow(/ERR_|Failed to fetch|htmx:error/)
    const page = await alone()
    await page.route('**/widget/session', (route) => route.abort())
    await textbox(page).fill('Into the void')
    await textbox(page).press('Enter')
    const unsent = page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
    await unsent.getByText('Waiting for the connection…').waitFor()
    expect(await textbox(page).inputValue()).toBe('')
    await page.unroute('**/widget/session')
    await log(page).getByText('Into the void').waitFor()
    expect(await log(page).locator('[data-author="visitor"]').count()).toBe(1)
  })

  test('is sent with a new token when the server no longer knows the visitor', async () => {
    browser.allow(/401/)
    const page = await shop()
    await say(await opened(page), 'Old words')
    await sql`delete from visitors`
    await textbox(frame(page)).fill(`New words ${CANARY}`)
    await frame(page).getByRole('button', { name: 'Send' }).click()
    await log(frame(page)).getByText('New words').waitFor()
    expect(await log(frame(page)).getByText('Old words').count()).toBe(0)
    expect(await textbox(frame(page)).inputValue()).toBe('')

    await sql`delete from visitors`
    await page.reload()
    await textbox(frame(page)).waitFor()
    await eventually(async () =>
      expect(await page.evaluate((site) => localStorage.getItem(`parley ${site}`), parley.url)).toBeNull(),
    )
  })

  test('is not sent by the other buttons', async () => {
    const page = await alone()
    await say(page, 'Good day')
    await textbox(page).fill('Not meant for anybody yet')
    const sent = page.waitForRequest('**/widget/handoff')
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    expect((await sent).postData() ?? '').toBe('')
    expect(await textbox(page).inputValue()).toBe('Not meant for anybody yet')
  })
})

describe('name and email', () => {
  test('are asked for when the visitor wants a person, and kept', async () => {
    const page = await alone()
    await say(page, 'Good day')
    expect(await page.getByLabel('Email').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.getByLabel('Name').fill(`Mira ${CANARY}`)
    await page.getByLabel('Email').fill('mira@example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`You are Mira ${CANARY} · mira@example.com`).waitFor()
    expect(await newest()).toMatchObject({ visitorName: `Mira ${CANARY}`, visitorEmail: 'mira@example.com' })
    await page.reload()
    await page.getByText(`You are Mira ${CANARY} · mira@example.com`).waitFor()
    expect(await page.getByLabel('Email').isVisible()).toBe(false)
  })

  test('are taken from what was written, if the visitor says so', async () => {
    const page = await alone()
    await say(page, 'Write to <mira@example.com>, please')
    const offer = page.getByRole('form', { name: 'Your email address' })
    await offer.getByText('Use mira@example.com as your email address?').waitFor()
    await offer.getByRole('button', { name: 'No' }).click()
    await page.getByText('Add your name and email').waitFor()
    expect((await newest()).visitorEmail).toBeNull()
    await say(page, 'Or to mira@example.com after all')
    await offer.getByRole('button', { name: 'Yes' }).click()
    await page.getByText('You are mira@example.com').waitFor()
    expect((await newest()).visitorEmail).toBe('mira@example.com')
  })
})

describe('on another site', () => {
  let host: ReturnType<typeof Bun.serve>
  afterEach(() => host?.stop(true))

  test('that allows no more than the script and the frame, the chat works, and tells nothing to anybody else', async () => {
    host = otherSite()
    const page = await browser.newPage()
    await page.goto(host.url.href)
    await say(await opened(page), 'Hello from elsewhere')
    expect(await visitorOf(await newest())).toMatchObject({ pageUrl: host.url.href, pageTitle: 'Elsewhere' })

    const chat = page.frames()[1]
    expect(chat?.url()).toBe(`${parley.url}/widget`)
    expect(await page.evaluate(() => document.cookie)).toBe('')
    // What pretends to be the chat, or to be the site around it, is not listened to.
    await page.evaluate(() => window.postMessage({ parley: 'token', token: 'forged' }, '*'))
    await chat?.evaluate(() => window.postMessage({ parley: 'visit', token: 'forged' }, '*'))
    await page.waitForTimeout(200)
    expect(await page.evaluate(() => Object.values(localStorage).join())).toMatch(/^[\w-]{43}$/)
    await say(frame(page), 'Still me')
    expect(await log(frame(page)).locator('[data-author="visitor"]').count()).toBe(2)
  })

  function otherSite() {
    const policy = `default-src 'none'; script-src ${parley.url}; frame-src ${parley.url}; require-trusted-types-for 'script'`
    const html = `<!doctype html><html lang="en"><head><title>Elsewhere</title><link rel="icon" href="data:,"><script async src="${parley.url}/widget.js"></script></head><body><h1>Elsewhere</h1></body></html>`
    return Bun.serve({
      port: 0,
      hostname: '127.0.0.1',
      fetch: () =>
        new Response(html, {
          headers: { 'content-type': 'text/html', 'content-security-policy': `${policy}; img-src data:` },
        }),
    })
  }
})

describe('accessibility', () => {
  for (const [theme, scheme] of [
    ['light', {}],
    ['dark', DARK],
  ] as const) {
    test(`axe finds nothing in the chat at any stage, ${theme}`, async () => {
      const page = await alone({ ...FRAME, ...scheme })
      await look(page, `widget-${theme}-empty`)
      await say(page, 'How long does the delivery of a desk take?')
      await log(page).getByText('two to four days later').waitFor()
      await look(page, `widget-${theme}-answer`)
      await say(page, `There are two invoices for the same order. ${CANARY}`)
      await page.locator('[data-author="ai"]').nth(1).waitFor()
      const conversation = await live(page)
      announcePreview(conversation, `I am sorry about that ${CANARY}`)
      await page.locator('#draft .bubble').waitFor()
      await look(page, `widget-${theme}-draft`)
      announcePreviewRemoved(conversation)
      await page.getByRole('button', { name: 'Talk to a person' }).click()
      await page.locator('[data-control="escalated"]').waitFor()
      await look(page, `widget-${theme}-escalated`)
      await takeOver()
      await agentSays('I see both charges and refund the second one now')
      await log(page).getByText('refund').waitFor()
      await look(page, `widget-${theme}-agent`)
      await page.getByRole('button', { name: 'End chat' }).click()
      await page.locator('[data-control="ended"]').waitFor()
      await look(page, `widget-${theme}-ended`)
    })

    test(`axe finds nothing in the shop and the chat on it, ${theme}`, async () => {
      const page = await shop(scheme)
      await look(page, `shop-${theme}`)
      await opened(page)
      await look(page, `shop-${theme}-open`)
      await page.goto(`${parley.url}/demo/desks/harbour`)
      await look(page, `desk-${theme}`)
    })
  }

  test('the chat fits 320 pixels, with targets large enough', async () => {
    const page = await alone({ viewport: { width: 320, height: 568 } })
    await say(page, `https://example.com/${'long'.repeat(60)}`)
    await page.getByRole('button', { name: 'Talk to a person' }).click()
    await page.locator('[data-control="escalated"]').waitFor()
    await look(page, 'widget-320')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
    const small = await page.evaluate(() => {
      const controls = [...document.querySelectorAll('button, summary, input:not([type=hidden]), textarea')].filter(
        (control) => control.checkVisibility({ visibilityProperty: true }),
      )
      return controls
        .filter(
          (control) => Math.min(control.getBoundingClientRect().width, control.getBoundingClientRect().height) < 24,
        )
        .map(({ outerHTML }) => outerHTML)
    })
    expect(small).toEqual([])
  })

  test('on a phone the chat covers the page, and can be hidden', async () => {
    const page = await shop(PHONE)
    const chat = await opened(page)
    await page.waitForTimeout(300)
    expect(await page.locator('iframe[title="Chat"]').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 })
    await screenshot(page, 'phone-open')
    await chat.getByRole('button', { name: 'Hide chat' }).click()
    expect(await launcher(page).getAttribute('aria-expanded')).toBe('false')
    await screenshot(page, 'phone-hidden')
  })

  test('nothing moves with reduced motion', async () => {
    const page = await shop({ reducedMotion: 'reduce' })
    await opened(page)
    expect(
      await page.locator('iframe[title="Chat"]').evaluate((chat) => getComputedStyle(chat).transitionDuration),
    ).toBe('0s')
  })
})

type Chat = Page | FrameLocator

async function shop(options?: Parameters<typeof browser.newPage>[0]): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(`${parley.url}/demo`)
  return page
}

/** The chat as a page of its own. */
async function alone(options?: Parameters<typeof browser.newPage>[0]): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(`${parley.url}/widget`)
  return page
}

function launcher(page: Page) {
  return page.getByRole('button', { name: 'Chat' })
}

function frame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Chat"]')
}

async function opened(page: Page): Promise<FrameLocator> {
  await launcher(page).click()
  await textbox(frame(page)).waitFor()
  return frame(page)
}

function textbox(chat: Chat) {
  return chat.getByRole('textbox', { name: 'Message' })
}

function log(chat: Chat) {
  return chat.getByRole('log', { name: 'Messages' })
}

async function say(chat: Chat, words: string): Promise<void> {
  await textbox(chat).fill(words)
  await chat.getByRole('button', { name: 'Send' }).click()
  await log(chat).locator('[data-author="visitor"]').getByText(words).waitFor()
}

/** Starts a chat in which only people write. */
async function callPerson(chat: Chat): Promise<void> {
  await chat.getByRole('button', { name: 'Talk to a person' }).click()
  await chat.getByText('Waiting for a person…').waitFor()
}

/** Waits until the chat listens, and says to which conversation. */
async function live(page: Page): Promise<Conversation> {
  await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
  return newest()
}

async function takeOver(): Promise<Conversation> {
  const agent = await ann.agent()
  const conversation = await newest()
  return accept(conversation.control === 'ai' ? await join(conversation, agent) : conversation, agent)
}

async function agentSays(words: string): Promise<void> {
  await postAsAgent(await newest(), await ann.agent(), draft(words))
}

async function newest(): Promise<Conversation> {
  const [row] = await sql<{ id: string }[]>`select id from conversations order by created_at desc, id desc limit 1`
  const conversation = row && (await conversationWithId(row.id))
  if (!conversation) throw new Error('There is no conversation.')
  return conversation
}

async function visitorOf({ visitorId }: Conversation) {
  const [visitor] = await sql`select * from visitors where id = ${visitorId}`
  return visitor
}

async function count(table: 'conversations' | 'visitors'): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select count(*)::int from ${sql(table)}`
  return row?.count ?? 0
}

async function focused(chat: Chat, selector: string): Promise<void> {
  await eventually(async () =>
    expect(await chat.locator(selector).evaluate((element) => element === document.activeElement)).toBe(true),
  )
}

async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  await expectAccessible(page)
}
