import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { changeSettings } from '../../src/actions/settings/change'
import type { VisitorSession } from '../../src/actions/visitors/open-session'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Message } from '../../src/model/messages/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { messagesSince } from '../../src/reads/messages/queries'
import { deliver, expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { choose, editor, focus, hint, item, menu, mode, openMenu, sendButton, unsent } from '../support/composing'
import { eventually } from '../support/eventually'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { composer, cutSockets, messages, restoreSockets, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer({}, { answers: false })
const { ann, bea } = server
const browser = testBrowser()

const DARK = { colorScheme: 'dark' } as const
const OFFLINE = /ERR_|Failed to fetch|htmx:error|htmx:ws|WebSocket/

let vera: VisitorSession
let chat: Conversation
beforeEach(async () => {
  server.set({})
  vera = await meetVisitor()
  chat = await accept(await join(await startTestConversation(['Hello'], vera), await ann.agent()), await ann.agent())
})
afterEach(() => server.set({}))

describe('the composer', () => {
  test('sends a multi-line paste as one message, unchanged', async () => {
    const page = await inbox()
    const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`).join('\n')
    await composer(page).focus()
    await page.evaluate((text) => document.execCommand('insertText', false, text), `${lines}\n`)
    await page.keyboard.press('Enter')
    await messages(page).getByText('line 39').waitFor()
    expect(await said('agent')).toEqual([`${lines}\n`])
  })

  test('takes what is sent too soon, shows in the thread when it goes, and sends it in its order, also after a reload', async () => {
    server.set({ MESSAGE_INTERVAL_MS: '3000' })
    const page = await inbox()
    await send(page, 'One')
    await messages(page).getByText('One').waitFor()
    await composer(page).fill('Two')
    await hint(page)
      .getByText(/^Goes in 0:0[123]$/)
      .waitFor()
    await send(page, 'Two', 'Half a thought', 'Changed my mind')
    await choose(page, 'Note')
    await send(page, 'A note')
    expect(await unsent(page).locator('.bubble').allInnerTexts()).toEqual([
      'Two',
      'Half a thought',
      'Changed my mind',
      'A note',
    ])
    const states = await unsent(page).locator('.message__state').allInnerTexts()
    const seconds = states.map((state) => Number(/^Goes in 0:(\d\d)\s+Edit\s+Cancel$/.exec(state)?.[1]))
    expect(seconds.map((one) => one - (seconds[0] ?? 0))).toEqual([0, 3, 6, 9])
    await screenshot(page, 'composing-waits')

    await unsent(page).filter({ hasText: 'Changed my mind' }).getByRole('button', { name: 'Cancel' }).click()
    await choose(page, 'Reply')
    await composer(page).fill('and more')
    await unsent(page).filter({ hasText: 'Half a thought' }).getByRole('button', { name: 'Edit' }).click()
    expect(await composer(page).inputValue()).toBe('Half a thought\nand more')
    await page.reload()
    await messages(page).getByText('A note').waitFor()
    expect(await said('agent')).toEqual(['One', 'Two'])
    expect(await page.locator('#messages .bubble').allInnerTexts()).toEqual([`Hello ${CANARY}`, 'One', 'Two', 'A note'])
    await eventually(async () => expect(await unsent(page).count()).toBe(0))
  })

  test('counts characters as people do, and sends no more than ten thousand', async () => {
    const page = await inbox()
    await composer(page).fill('👩‍👩‍👧‍👦'.repeat(1_500))
    expect(await sendButton(page).isEnabled()).toBe(true)
    await composer(page).fill('a'.repeat(10_001))
    await page.getByText('10001 of 10000').waitFor()
    expect(await sendButton(page).isDisabled()).toBe(true)
    await composer(page).press('Backspace')
    await page.getByText('10000 of 10000').waitFor()
    await composer(page).press('Enter')
    await eventually(async () => expect(await said('agent')).toEqual(['a'.repeat(10_000)]))
  })
})

describe('a refused message', () => {
  test('returns to the box with the reason when control has moved', async () => {
    browser.allow(/409/)
    const page = await inbox()
    // The page does not hear of it in time.
    await page.route('**/messages', async (route) => {
      await release((await conversationWithId(chat.id)) as Conversation, await ann.agent())
      await route.continue()
    })
    await composer(page).fill(`Too late ${CANARY}`)
    await page.keyboard.press('Enter')
    await eventually(async () => expect(await composer(page).inputValue()).toBe(`Too late ${CANARY}`))
    expect(await unsent(page).count()).toBe(0)
    expect(await said('agent')).toEqual([])
  })

  test('because it is too soon after another tab waits in the thread, and goes by itself', async () => {
    browser.allow(/429/)
    server.set({ MESSAGE_INTERVAL_MS: '3000' })
    const page = await inbox()
    await postAsAgent(chat, await ann.agent(), draft('From another tab'))
    await messages(page).getByText('From another tab').waitFor()
    await send(page, 'Too soon')
    await unsent(page)
      .getByText(/^Goes in 0:0[123]/)
      .waitFor()
    await messages(page).getByText('Too soon').waitFor()
    await eventually(async () => expect(await unsent(page).count()).toBe(0))
  })

  test('stays in the thread while the agent types on, and can be retried or discarded', async () => {
    browser.allow(/422/)
    const page = await inbox()
    await page.route('**/messages', async (route) => {
      await composer(page).fill('Something new')
      await route.fulfill({
        status: 422,
        contentType: 'text/html',
        body: '<hx-partial><div data-toast><span>Not like this.</span></div></hx-partial>',
      })
    })
    await composer(page).fill('Something old')
    await page.keyboard.press('Enter')
    await unsent(page).getByText('Not like this.').waitFor()
    expect(await composer(page).inputValue()).toBe('Something new')
    await screenshot(page, 'composing-refused')
    await expectAccessible(page)
    await page.unroute('**/messages')
    await unsent(page).getByRole('button', { name: 'Try again' }).click()
    await messages(page).getByText('Something old').waitFor()
    expect(await unsent(page).count()).toBe(0)
    expect(await composer(page).inputValue()).toBe('Something new')
  })
})

describe('a draft', () => {
  test('is the same in two tabs while it is typed, and gone from both once it is sent', async () => {
    const page = await inbox()
    const second = await page.context().newPage()
    await open(second)
    await composer(page).pressSequentially('Half a sent')
    await eventually(async () => expect(await composer(second).inputValue()).toBe('Half a sent'))
    await composer(second).press('End')
    await composer(second).pressSequentially('ence')
    await eventually(async () => expect(await composer(page).inputValue()).toBe('Half a sentence'))
    await composer(page).press('Enter')
    await messages(second).getByText('Half a sentence').waitFor()
    await eventually(async () => expect(await composer(second).inputValue()).toBe(''))
    expect(await composer(page).inputValue()).toBe('')
  })

  test('is kept for reply and note apart, through a reload and in another browser', async () => {
    const page = await inbox()
    await composer(page).fill(`A reply ${CANARY}`)
    await choose(page, 'Note')
    expect(await composer(page).inputValue()).toBe('')
    await composer(page).fill('A note')
    await choose(page, 'Reply')
    expect(await composer(page).inputValue()).toBe(`A reply ${CANARY}`)
    await eventually(async () =>
      expect(await sql`select from drafts where conversation_id = ${chat.id}`).toHaveLength(2),
    )
    await page.reload()
    const elsewhere = await inbox()
    for (const one of [page, elsewhere]) {
      await eventually(async () => expect(await composer(one).inputValue()).toBe(`A reply ${CANARY}`))
      await choose(one, 'Note')
      expect(await composer(one).inputValue()).toBe('A note')
    }
    const beas = await inbox(bea)
    await choose(beas, 'Note')
    expect(await composer(beas).inputValue()).toBe('')
  })

  test('that could not be saved survives a reload and is saved later', async () => {
    browser.allow(OFFLINE)
    const page = await inbox()
    await page.route('**/draft', (route) => route.abort())
    await composer(page).fill('Typed in a tunnel')
    await eventually(async () =>
      expect(await page.evaluate(() => Object.values(localStorage))).toContain('Typed in a tunnel'),
    )
    await page.reload()
    await settled(page)
    expect(await composer(page).inputValue()).toBe('Typed in a tunnel')
    await page.unroute('**/draft')
    await page.reload()
    await eventually(async () => expect(await sql`select from drafts where body = 'Typed in a tunnel'`).toHaveLength(1))
    await eventually(async () =>
      expect(await page.evaluate(() => Object.values(localStorage))).not.toContain('Typed in a tunnel'),
    )
  })

  test('survives a reload while an earlier part of it is still on its way', async () => {
    const page = await inbox()
    await page.route('**/draft', () => {})
    const asked = page.waitForRequest('**/draft')
    await composer(page).fill('Begun')
    await asked
    await composer(page).fill('Begun and gone on')
    await page.reload()
    await eventually(async () => expect(await composer(page).inputValue()).toBe('Begun and gone on'))
  })
})

describe('a note', () => {
  test('looks different, works while the AI is in control, and never reaches the visitor', async () => {
    await release(chat, await ann.agent())
    const [page, widget] = [await inbox(), await widgetPage()]
    const border = () =>
      page
        .locator('.composer')
        .evaluate((one) => getComputedStyle(one).backgroundColor + getComputedStyle(one).borderColor)
    expect(await composer(page).isDisabled()).toBe(true)
    const before = await border()
    await mode(page, 'Reply').focus()
    await page.keyboard.press('ArrowRight')
    expect(await mode(page, 'Note').isChecked()).toBe(true)
    expect(await border()).not.toBe(before)
    await screenshot(page, 'composing-note')
    await expectAccessible(page)
    await composer(page).fill(`Between us ${CANARY}`)
    await composer(page).press('Enter')
    const note = page.locator('[data-author="note"]')
    await note.getByText('Between us').waitFor()
    expect(await note.textContent()).toContain('Note')
    await postAsVisitor(vera.visitor, draft('Anybody there?'))
    await messages(widget).getByText('Anybody there?').waitFor()
    expect(await widget.content()).not.toContain('Between us')
    await choose(page, 'Reply')
    expect(await composer(page).isDisabled()).toBe(true)
  })

  test('that mentions a colleague tells them and links to the place', async () => {
    const beas = await browser.pageOf(bea)
    await beas.goto(`${server.url}/conversations`)
    await settled(beas)
    const { message } = await postNote(chat, await ann.agent(), {
      clientId: crypto.randomUUID(),
      body: `@${(await bea.agent()).name} have a look`,
    })
    await beas.getByRole('status').getByText('mentioned you in a note about').waitFor()
    await beas.locator('#mention-count').getByText('1', { exact: true }).waitFor()
    await beas.getByRole('link', { name: 'Open', exact: true }).click()
    await item(beas, message).waitFor()
    await eventually(async () => expect(await beas.locator('#mention-count').textContent()).toBe(''))
  })

  test('edited to mention a colleague who has it open counts as seen', async () => {
    const { message } = await postNote(chat, await ann.agent(), draft('Look'))
    const beas = await inbox(bea)
    await item(beas, message).waitFor()
    await eventually(async () =>
      expect((await conversationWithId(chat.id))?.reads[(await bea.agent()).id]?.[0]).toBe(message.seq),
    )
    const page = await inbox()
    await openMenu(page, message)
    await page.keyboard.press('Enter')
    await editor(page).fill(`@${(await bea.agent()).name} look`)
    await editor(page).press('Enter')
    await beas.getByRole('status').getByText('mentioned you in a note about').waitFor()
    await eventually(async () => expect(await beas.locator('#mention-count').textContent()).toBe(''))
  })
})

describe('a sent message', () => {
  let answer: Message
  beforeEach(async () => {
    answer = (await postAsAgent(chat, await ann.agent(), draft('On Monday'))).message
  })

  test('can be edited by keyboard alone, and everybody sees the change at once', async () => {
    const [page, beas, widget] = [await inbox(), await inbox(bea), await widgetPage()]
    await openMenu(page, answer)
    expect(await focus(page)).toBe('Edit')
    await page.keyboard.press('ArrowDown')
    expect(await focus(page)).toBe('Delete')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await focus(page)).toBe('Copy link')
    await screenshot(page, 'composing-menu')
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await menu(page).waitFor({ state: 'hidden' })
    expect(await focus(page)).toBe('Message actions')

    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    expect(await editor(page).inputValue()).toBe(answer.body)
    await screenshot(page, 'composing-editor')
    await expectAccessible(page)
    await editor(page).fill('Not this')
    await page.keyboard.press('Escape')
    await editor(page).waitFor({ state: 'detached' })
    expect(await item(page, answer).textContent()).toContain('On Monday')
    expect(await focus(page)).toBe('Message actions')

    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await editor(page).fill(`On Tuesday ${CANARY}`)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('at noon')
    await page.keyboard.press('Enter')
    for (const one of [page, beas, widget]) {
      await item(one, answer).getByText('at noon').waitFor()
      expect(await item(one, answer).textContent()).toContain('edited')
    }
    expect((await said('agent'))[0]).toBe(`On Tuesday ${CANARY}\nat noon`)
    await eventually(async () => expect(await focus(page)).toBe('Message actions'))
  })

  test('saved unchanged is not marked as edited', async () => {
    const page = await inbox()
    await openMenu(page, answer)
    await page.keyboard.press('Enter')
    await editor(page).press('Enter')
    await editor(page).waitFor({ state: 'detached' })
    expect(await item(page, answer).textContent()).not.toContain('edited')
    expect(await item(page, answer).getByText('On Monday').isVisible()).toBe(true)
  })

  test('is deleted for everybody after a confirmation', async () => {
    const [page, widget] = [await inbox(), await widgetPage()]
    await openMenu(page, answer)
    await menu(page).getByRole('menuitem', { name: 'Delete' }).click()
    await menu(page).getByRole('menuitem', { name: 'Really delete?' }).waitFor()
    expect(await item(page, answer).textContent()).toContain('On Monday')
    await menu(page).getByRole('menuitem', { name: 'Really delete?' }).click()
    for (const one of [page, widget]) {
      await item(one, answer).getByText('Message deleted').waitFor()
      expect(await item(one, answer).textContent()).not.toContain('On Monday')
    }
  })

  test('cannot be changed when it is old or somebody else’s', async () => {
    const beas = await inbox(bea)
    await openMenu(beas, answer)
    expect(await menu(beas).getByRole('menuitem').allInnerTexts()).toEqual([
      'Copy text',
      'Mark unread from here',
      'Copy link',
    ])
    await sql`update messages set created_at = created_at - interval '16 minutes' where conversation_id = ${chat.id}`
    const [page, widget] = [await inbox(), await widgetPage()]
    await openMenu(page, answer)
    expect(await menu(page).getByRole('menuitem').allInnerTexts()).toEqual([
      'Copy text',
      'Mark unread from here',
      'Copy link',
    ])
    const [asked] = (await messagesSince(chat, 0)).messages
    await openMenu(widget, asked as Message)
    expect(await menu(widget).getByRole('menuitem').allInnerTexts()).toEqual([
      'Copy text',
      'Messages can be changed for 15 minutes.',
    ])
    await expectAccessible(widget)
    await page.keyboard.press('Escape')
  })

  test('from a visitor can be edited and deleted by them', async () => {
    const { message } = await postAsVisitor(vera.visitor, draft('The lamp'))
    const [page, widget] = [await inbox(), await widgetPage()]
    await openMenu(widget, message)
    await expectAccessible(widget)
    await widget.keyboard.press('Enter')
    await editor(widget).fill('The chair')
    await screenshot(widget, 'composing-widget-editor')
    await expectAccessible(widget)
    await widget.keyboard.press('Enter')
    await item(page, message).getByText('The chair').waitFor()
    await openMenu(widget, message)
    for (const name of ['Delete', 'Really delete?']) await menu(widget).getByRole('menuitem', { name }).click()
    await item(page, message).getByText('Message deleted').waitFor()
    await item(widget, message).getByText('Message deleted').waitFor()
    await eventually(async () => expect(await focus(widget)).toBe('Message'))
  })

  test('that cannot be rendered says so and leaves the others intact', async () => {
    const { message: broken } = await postAsAgent(chat, await ann.agent(), draft('Broken'))
    await postAsVisitor(vera.visitor, draft('After it'))
    // As if something had been stored that nobody thought of.
    await sql`update messages set files = '"no list"' where id = ${broken.id}`
    for (const page of [await inbox(), await widgetPage()]) {
      await item(page, broken).getByText('This message cannot be shown.').waitFor()
      for (const words of ['On Monday', 'After it']) await messages(page).getByText(words).waitFor()
    }
  })
})

describe('the typing indicator', () => {
  test('shows on the other side and goes with the message', async () => {
    const [page, widget] = [await inbox(), await widgetPage()]
    const sign = (one: Page) => one.locator('#typing')
    await composer(widget).pressSequentially('Where is')
    await sign(page).getByText('Vera').waitFor()
    expect(await sign(page).textContent()).not.toContain('Where is')
    await composer(widget).press('Enter')
    await messages(page).getByText('Where is').waitFor()
    await eventually(async () => expect(await sign(page).textContent()).toBe(''))

    await composer(page).pressSequentially('It is')
    await sign(widget).getByText('Ann is typing').waitFor()
    await screenshot(widget, 'composing-typing')
    await composer(page).press('Enter')
    await messages(widget).getByText('It is').waitFor()
    await eventually(async () => expect(await sign(widget).textContent()).toBe(''))
    expect(await sign(page).textContent()).toBe('')
  })

  test('shows agents the words where the team has chosen so', async () => {
    await changeSettings(await server.ada.agent(), { showsTyping: true })
    try {
      const [page, widget] = [await inbox(), await widgetPage()]
      await composer(widget).pressSequentially(`I am ang ${CANARY}`)
      await page.locator('#typing').getByText('I am ang').waitFor()
    } finally {
      await changeSettings(await server.ada.agent(), { showsTyping: false })
    }
  })
})

test('an agent sees a message go from sent to delivered to seen', async () => {
  const page = await inbox()
  await postAsAgent(chat, await ann.agent(), draft('On Monday'))
  const state = messages(page).locator('.message:last-of-type .receipts')
  await state.getByText('Sent', { exact: true }).waitFor()

  const shop = await browser.newPage()
  await shop.addInitScript(
    ([site, token]) => localStorage.setItem(`parley ${site}`, token ?? ''),
    [server.url, vera.token],
  )
  await shop.goto(`${server.url}/demo`)
  const launcher = shop.getByRole('button', { name: /^Chat/ })
  await launcher.click()
  await state.getByText('Seen', { exact: true }).waitFor()
  await shop.keyboard.press('Escape')
  await postAsAgent(chat, await ann.agent(), draft('At noon'))
  await state.getByText('Delivered', { exact: true }).waitFor()
  await launcher.click()
  await state.getByText('Seen', { exact: true }).waitFor()

  const chatFrame = shop.frameLocator('iframe[title="Chat"]')
  await chatFrame.getByRole('textbox', { name: 'Message' }).fill('Thanks')
  await chatFrame.getByRole('textbox', { name: 'Message' }).press('Enter')
  await eventually(async () => expect(await page.locator('.receipts').count()).toBe(0))
  await chatFrame.locator('[data-author="visitor"]:last-of-type .receipts').getByText('Seen', { exact: true }).waitFor()

  // What the visitor cannot see was not seen by them.
  const { message } = await postAsAgent(chat, await ann.agent(), draft('For you'))
  await item(page, message).getByText('Seen', { exact: true }).waitFor()
  const note = await postNote(chat, await ann.agent(), draft('Not for you'))
  await release((await conversationWithId(chat.id)) as Conversation, await ann.agent())
  await messages(page).getByText('Not for you').waitFor()
  await page.locator('[data-author="system"]').nth(2).waitFor()
  expect(await page.locator('.receipts').count()).toBe(1)
  expect(await item(page, message).locator('.receipts').textContent()).toBe('Seen')
  expect(await item(page, note.message).locator('.receipts').count()).toBe(0)
})

describe('without a connection', () => {
  test('messages wait through a reload, and arrive once and in order', async () => {
    browser.allow(OFFLINE)
    const page = await inbox()
    await page.route('**/messages', (route) => route.abort())
    await send(page, 'one', 'two', 'three')
    await eventually(async () =>
      expect(await unsent(page).locator('.bubble').allInnerTexts()).toEqual(['one', 'two', 'three']),
    )
    await page.reload()
    await settled(page)
    await eventually(async () =>
      expect(await unsent(page).locator('.bubble').allInnerTexts()).toEqual(['one', 'two', 'three']),
    )
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
    await screenshot(page, 'composing-unsent')
    await expectAccessible(page)
    expect(await said('agent')).toEqual([])

    await page.unroute('**/messages')
    await page.reload()
    await messages(page).getByText('three').waitFor()
    await eventually(async () => expect(await unsent(page).count()).toBe(0))
    expect(await said('agent')).toEqual(['one', 'two', 'three'])
    expect(await page.locator('[data-author="agent"] .bubble').allInnerTexts()).toEqual(['one', 'two', 'three'])
  })

  test('a waiting message goes out by itself, even if it is then too soon', async () => {
    browser.allow(OFFLINE)
    browser.allow(/429/)
    server.set({ MESSAGE_INTERVAL_MS: '3000' })
    const page = await inbox()
    await page.route('**/messages', (route) => route.abort())
    await send(page, 'Waited')
    await unsent(page).getByText('Waiting for the connection').waitFor()
    await postAsAgent(chat, await ann.agent(), draft('From another tab'))
    await page.unroute('**/messages')
    await page.reload()
    await messages(page).getByText('Waited').waitFor()
    expect(await composer(page).inputValue()).toBe('')
    await eventually(async () => expect(await unsent(page).count()).toBe(0))
  })

  test('a message whose reply was lost arrives once', async () => {
    browser.allow(OFFLINE)
    const page = await inbox()
    let lost = 0
    await page.route('**/messages', async (route) => {
      await deliver(route)
      if (lost++ < 2) await route.abort()
      else await route.continue()
    })
    await send(page, 'Only once')
    await messages(page).getByText('Only once').waitFor()
    await eventually(async () => expect(await unsent(page).count()).toBe(0))
    expect(await said('agent')).toEqual(['Only once'])
  })

  test('the page counts the unsent messages', async () => {
    browser.allow(OFFLINE)
    const page = await inbox()
    await page.route('**/messages', (route) => route.abort())
    await cutSockets(page)
    await page.locator('[data-sync="offline"]').waitFor()
    await send(page, 'one', 'two')
    await page.getByText('Offline · 2 unsent').waitFor()
    await page.unroute('**/messages')
    await restoreSockets(page)
    await messages(page).getByText('two').waitFor()
    await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
    await eventually(async () => expect(await page.locator('[data-sync]').textContent()).toBe('Live'))
  })

  test('two tabs send a waiting message once', async () => {
    browser.allow(OFFLINE)
    const page = await inbox()
    const second = await page.context().newPage()
    await open(second)
    let sent = 0
    for (const one of [page, second]) await one.route('**/messages', (route) => route.abort())
    await send(page, 'one', 'two')
    await eventually(async () => expect(await unsent(second).count()).toBe(2))
    await send(second, 'three')
    for (const one of [page, second]) {
      one.on(
        'request',
        (request) => void (sent += request.method() === 'POST' && request.url().endsWith('/messages') ? 1 : 0),
      )
      await one.unroute('**/messages')
    }
    for (const one of [page, second]) {
      await messages(one).getByText('three').waitFor()
      await eventually(async () => expect(await unsent(one).count()).toBe(0))
    }
    expect(await said('agent')).toEqual(['one', 'two', 'three'])
    expect(sent).toBe(3)
  })

  test('a visitor’s messages wait, too', async () => {
    browser.allow(OFFLINE)
    const widget = await widgetPage()
    await widget.route('**/widget/messages', (route) => route.abort())
    await send(widget, 'one', 'two', 'three')
    await unsent(widget).nth(2).getByText('Waiting for the connection').waitFor()
    await widget.reload()
    await eventually(async () =>
      expect(await unsent(widget).locator('.bubble').allInnerTexts()).toEqual(['one', 'two', 'three']),
    )
    await screenshot(widget, 'composing-widget-unsent')
    await widget.unroute('**/widget/messages')
    await messages(widget).getByText('three').waitFor()
    await eventually(async () => expect(await unsent(widget).count()).toBe(0))
    expect(await said('visitor')).toEqual([`Hello ${CANARY}`, 'one', 'two', 'three'])
  })

  test('a visitor’s message that is sent too soon waits, and goes by itself', async () => {
    browser.allow(/429/)
    server.set({ MESSAGE_INTERVAL_MS: '3000' })
    const widget = await widgetPage()
    await send(widget, 'one', 'two')
    await unsent(widget)
      .getByText(/^Goes in 0:0/)
      .first()
      .waitFor()
    await screenshot(widget, 'composing-widget-waits')
    await messages(widget).getByText('two').waitFor()
    expect(await said('visitor')).toEqual([`Hello ${CANARY}`, 'one', 'two'])
  })
})

test('axe finds nothing while composing, in the dark theme', async () => {
  const { message } = await postAsAgent(chat, await ann.agent(), draft('On Monday'))
  await postNote(chat, await ann.agent(), draft('A note'))
  const page = await inbox(ann, DARK)
  await openMenu(page, message)
  await screenshot(page, 'composing-menu-dark')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await editor(page).waitFor()
  await choose(page, 'Note')
  await composer(page).fill('Another note')
  await screenshot(page, 'composing-note-dark')
  await expectAccessible(page)
})

async function open(page: Page): Promise<void> {
  await page.goto(`${server.url}/conversations/${chat.id}`)
  await settled(page)
}

async function inbox(client = ann, options = {}): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await open(page)
  return page
}

/** The visitor's chat as a page of its own. */
async function widgetPage(): Promise<Page> {
  const page = await browser.newPage()
  await page.addInitScript((token) => localStorage.setItem('parley.token', token), vera.token)
  await page.goto(`${server.url}/widget`)
  await messages(page).getByText('Hello').waitFor()
  await page.locator('[data-sync="live"]').waitFor({ state: 'attached' })
  return page
}

async function send(page: Page, ...all: string[]): Promise<void> {
  for (const words of all) {
    await composer(page).fill(words)
    await composer(page).press('Enter')
    expect(await composer(page).inputValue()).toBe('')
  }
}

/** What is stored of one side, in its order. */
async function said(author: Message['author']): Promise<string[]> {
  const all = await sql<
    Message[]
  >`select * from messages where conversation_id = ${chat.id} and author = ${author} order by seq`
  return all.map(({ body }) => body)
}
