import { beforeEach, describe, expect, test } from 'bun:test'
import type { Locator, Page } from 'playwright-core'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import type { Client } from '../support/client'
import { startTakenConversation } from '../support/fixtures'
import { composer, messages, row, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

const { ann, ada } = testServer()
const browser = testBrowser()

const PHONE = { viewport: { width: 390, height: 844 } }
const DARK = { colorScheme: 'dark' } as const

let chat: Conversation
beforeEach(async () => {
  await sql`delete from replies`
  chat = await startTakenConversation(await ann.agent())
})

describe('typing a slash', () => {
  test('opens the saved replies; the arrows choose, and Enter inserts one without sending', async () => {
    await saveSome()
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('Well, /')
    await choices(page).first().waitFor()
    expect(await shortcuts(page)).toEqual(['/bye', '/greeting', '/hours'])
    expect(await chosen(page)).toContain('/bye')
    await screenshot(page, 'replies')
    await expectAccessible(page)

    await page.keyboard.press('ArrowDown')
    expect(await chosen(page)).toContain('/greeting')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await chosen(page)).toContain('/hours')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await composer(page).inputValue()).toBe(`Well, Hello Vera, I am Ann. ${CANARY}\nHow can I help?`)
    expect(await choices(page).count()).toBe(0)
    expect(await focused(composer(page))).toBe(true)
    expect(await messages(page).locator('[data-author=agent]').count()).toBe(0)

    await page.keyboard.type(' Yes.')
    await page.keyboard.press('Enter')
    await messages(page).getByText('How can I help? Yes.').waitFor()
  })

  test('filters them by shortcut and text as more is typed', async () => {
    await saveSome()
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('/h')
    await choices(page).first().waitFor()
    expect(await shortcuts(page)).toEqual(['/hours', '/bye', '/greeting'])
    await page.keyboard.type('ou')
    expect(await shortcuts(page)).toEqual(['/hours'])
    await page.keyboard.press('Tab')
    expect(await composer(page).inputValue()).toBe('We are here from Monday to Friday.')

    await page.keyboard.press('ControlOrMeta+z')
    expect(await composer(page).inputValue()).toBe('/hou')
    await page.keyboard.press('End')
    await page.keyboard.type('xyz')
    await page.getByText('No saved replies match.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('No saved replies match.').waitFor({ state: 'detached' })
  })

  test('in an address or a fraction opens nothing; Escape closes the list and keeps the text', async () => {
    await saveSome()
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('1/2 or https://shop.test/b')
    expect(await choices(page).count()).toBe(0)
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('/b')
    await choices(page).first().waitFor()
    await page.keyboard.press('Escape')
    await choices(page).first().waitFor({ state: 'detached' })
    await page.keyboard.type('y')
    expect(await composer(page).inputValue()).toBe('1/2 or https://shop.test/b\n/by')
    expect(await choices(page).count()).toBe(0)
    await page.keyboard.press('Enter')
    await messages(page).getByText('/by', { exact: false }).first().waitFor()
  })

  test('works in every conversation that is opened after the first', async () => {
    await saveSome()
    const other = await startTakenConversation(await ann.agent())
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('/')
    await choices(page).first().waitFor()
    await row(page, other).click()
    await page.waitForURL(`**/conversations/${other.id}`)
    await page.locator('.composer textarea:enabled').waitFor()
    await composer(page).pressSequentially('/hours')
    await choices(page).first().waitFor()
    await page.keyboard.press('Enter')
    expect(await composer(page).inputValue()).toBe('We are here from Monday to Friday.')
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search emoji' }).waitFor()
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    expect(await page.locator('.emoji__search').isVisible()).toBe(false)
  })

  test('works in a note as well', async () => {
    await saveSome()
    const page = await opened(ann, chat)
    await page.getByRole('radio', { name: 'Note' }).check({ force: true })
    await composer(page).pressSequentially('/hours')
    await choices(page).first().waitFor()
    await page.keyboard.press('Enter')
    expect(await composer(page).inputValue()).toBe('We are here from Monday to Friday.')
    await page.keyboard.press('Enter')
    await messages(page).locator('[data-author=note]').getByText('We are here').waitFor()
  })

  test('opens the list in a note even after it was dismissed in a reply', async () => {
    await saveSome()
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('/')
    await choices(page).first().waitFor()
    await page.keyboard.press('Escape')
    await choices(page).first().waitFor({ state: 'detached' })
    await page.getByRole('radio', { name: 'Note' }).check({ force: true })
    await composer(page).pressSequentially('/')
    await choices(page).first().waitFor()
  })
})

describe('the saved replies button', () => {
  test('opens the list, and a click inserts one at the caret', async () => {
    await saveSome()
    const page = await opened(ann, chat, { ...PHONE, ...DARK })
    await composer(page).fill('Before  after')
    await composer(page).evaluate((box) => (box as HTMLTextAreaElement).setSelectionRange(7, 7))
    const button = page.getByRole('button', { name: 'Saved replies' })
    await button.click()
    await choices(page).first().waitFor()
    expect(await button.getAttribute('aria-expanded')).toBe('true')
    await screenshot(page, 'replies-phone')
    await page.getByRole('option', { name: '/hours' }).click()
    expect(await composer(page).inputValue()).toBe('Before We are here from Monday to Friday. after')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
  })

  test('leads to the settings while there are none', async () => {
    const page = await opened(ann, chat)
    await page.getByRole('button', { name: 'Saved replies' }).click()
    await page.getByRole('link', { name: 'Save one' }).click()
    await page.waitForURL('**/settings/replies')
  })
})

describe('emoji', () => {
  test('are searched by name and inserted at the caret; Escape closes them', async () => {
    const page = await opened(ann, chat)
    await composer(page).pressSequentially('Great ')
    const button = page.getByRole('button', { name: 'Emoji', exact: true })
    await button.click()
    const search = page.getByRole('searchbox', { name: 'Search emoji' })
    await search.waitFor()
    expect(await focused(search)).toBe(true)
    await screenshot(page, 'emoji')
    await expectAccessible(page)
    await search.pressSequentially('party pop')
    await page.keyboard.press('Enter')
    expect(await composer(page).inputValue()).toBe('Great 🎉')
    expect(await focused(composer(page))).toBe(true)
    expect(await page.getByRole('button', { name: 'Send' }).isEnabled()).toBe(true)

    await button.click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('grinning face with big eyes')
    await page.keyboard.press('Escape')
    expect(await page.locator('.emoji__search').isVisible()).toBe(false)
    expect(await focused(composer(page))).toBe(true)
    expect(await composer(page).inputValue()).toBe('Great 🎉')
    await page.keyboard.press('Enter')
    await messages(page).getByText('Great 🎉').waitFor()
  })

  test('are offered to visitors on desktop', async () => {
    const page = await widget()
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('thumbs up')
    await screenshot(page, 'emoji-widget')
    await page.getByRole('button', { name: 'thumbs up', exact: true }).click()
    expect(await composer(page).inputValue()).toBe('👍️')
  })

  test('are left to the phone’s own keyboard', async () => {
    const page = await widget({ ...PHONE, hasTouch: true, isMobile: true })
    expect(await page.getByRole('button', { name: 'Emoji', exact: true }).isVisible()).toBe(false)
  })

  test('are loaded on first use', async () => {
    const page = await opened(ann, chat)
    const loaded = () =>
      page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('emoji')).length)
    expect(await loaded()).toBe(0)
    await page.getByRole('button', { name: 'Emoji', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search emoji' }).waitFor()
    expect(await loaded()).toBe(2)
  })
})

describe('the settings', () => {
  test('let an agent save, change and delete a reply by keyboard', async () => {
    const page = await settings(ann)
    await screenshot(page, 'settings-empty')
    await page.getByRole('button', { name: 'New reply' }).press('Enter')
    await page.keyboard.type('Thanks')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Thank you, {{visitor.first_name}}!')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    browser.allow(/422/)
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('lowercase').waitFor()
    await expectAccessible(page)
    const form = page.getByRole('form', { name: 'New reply' })
    expect(await form.getByLabel('Text').inputValue()).toBe('Thank you, {{visitor.first_name}}!')
    await form.getByLabel('Shortcut').fill('thanks')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Reply /thanks saved.').waitFor()
    expect(await form.isVisible()).toBe(false)
    expect(await focused(page.getByRole('button', { name: 'New reply' }))).toBe(true)

    await page.locator('summary', { hasText: '/thanks' }).press('Enter')
    const editor = page.getByRole('form', { name: 'Reply /thanks' })
    await editor.getByLabel('Text').fill('Thanks!')
    await editor.getByRole('button', { name: 'Save reply' }).press('Enter')
    await page.locator('summary', { hasText: 'Thanks!' }).waitFor()
    expect(await focused(editor.getByRole('button', { name: 'Save reply' }))).toBe(true)
    await screenshot(page, 'settings')
    await expectAccessible(page)

    await editor.getByRole('button', { name: 'Delete /thanks' }).press('Enter')
    await page.getByRole('button', { name: 'Delete reply' }).press('Enter')
    await page.getByRole('status').getByText('Reply /thanks deleted.').waitFor()
    expect(await page.locator('summary').count()).toBe(0)
    expect(await focused(page.getByRole('heading', { name: 'Saved replies' }))).toBe(true)
  })

  test('show agents the team’s replies and choices read-only, and let admins change them', async () => {
    await saveSome()
    const admins = await settings(ada, 'conversations', { ...PHONE, ...DARK })
    const typing = (page: Page) =>
      page.getByRole('switch', { name: 'Show agents what visitors are typing before they send it' })
    await typing(admins).check()
    await admins.getByRole('status').getByText('Agents see what visitors are typing.').waitFor()
    await screenshot(admins, 'settings-phone')
    await expectAccessible(admins)

    const agents = await settings(ann, 'conversations')
    await settled(agents)
    expect(await typing(agents).isChecked()).toBe(true)
    expect(await typing(agents).isDisabled()).toBe(true)
    await typing(admins).uncheck()
    await admins.getByRole('status').getByText('Agents see only what visitors send.').waitFor()
    await agents.waitForFunction(() => !document.querySelector<HTMLInputElement>('[role="switch"]')?.checked)
    await agents.getByRole('link', { name: 'Saved replies' }).click()
    await agents.locator('summary', { hasText: '/greeting' }).click()
    await agents.getByText('This reply belongs to the team.').waitFor()
  })
})

async function saveSome(): Promise<void> {
  const [own, shared] = [{ shared: false }, { shared: true }]
  await createSavedReply(
    await ada.agent(),
    {
      shortcut: 'greeting',
      body: `Hello {{visitor.first_name|there}}, I am {{agent.first_name}}. ${CANARY}\nHow can I help?`,
    },
    shared,
  )
  await createSavedReply(await ann.agent(), { shortcut: 'hours', body: 'We are here from Monday to Friday.' }, own)
  await createSavedReply(await ann.agent(), { shortcut: 'bye', body: 'Have a nice day, and thanks.' }, own)
}

async function opened(client: Client, { id }: Conversation, options = {}): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await page.goto(`${client.url}/conversations/${id}`)
  await settled(page)
  await page.locator('.composer textarea:enabled').waitFor()
  return page
}

async function settings(client: Client, name = '', options = {}): Promise<Page> {
  const page = await browser.pageOf(client, options)
  await page.goto(`${client.url}/settings/${name}`)
  return page
}

/** The widget as a page, with its box ready. */
async function widget(options = {}): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(`${ann.url}/widget`)
  await page.locator('.composer textarea:enabled').waitFor()
  return page
}

function choices(page: Page): Locator {
  return page.getByRole('option').and(page.locator(':visible'))
}

function shortcuts(page: Page): Promise<string[]> {
  return choices(page).locator('b').allTextContents()
}

async function chosen(page: Page): Promise<string> {
  const id = await composer(page).getAttribute('aria-activedescendant')
  const option = page.locator(`[id="${id}"]`)
  expect(await option.getAttribute('aria-selected')).toBe('true')
  return (await option.textContent()) ?? ''
}

function focused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === element.ownerDocument.activeElement)
}
