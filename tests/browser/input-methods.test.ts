import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { testBrowser } from '../support/browser'
import { choose, editor, openMenu, unsent } from '../support/composing'
import { draft, meetVisitor, startTakenConversation, startTestConversation } from '../support/fixtures'
import { composer, messages, search, settled } from '../support/inbox-page'
import { testServer } from '../support/server'

// Who writes Japanese, Chinese or Korean chooses characters with Enter, Escape and the arrows.

const server = testServer({}, { answers: false })
const browser = testBrowser()

test('in the inbox, a key of an input method does nothing, wherever the focus is and whatever is open', async () => {
  await createSavedReply(await server.ann.agent(), { shortcut: 'hi', body: 'Hello there' }, { shared: false })
  await server.bea.agent()
  const chat = await startTakenConversation(await server.ann.agent())
  const { message } = await postAsAgent(chat, await server.ann.agent(), draft('On Monday'))
  const page = await browser.pageOf(server.ann, { viewport: { width: 1100, height: 800 } })
  await page.goto(`${server.url}/conversations/${chat.id}`)
  await settled(page)

  await composer(page).fill('とうきょう')
  await expectUnmoved(page)
  await search(page).fill('とう')
  await expectUnmoved(page)
  await page.getByRole('button', { name: 'Search in this conversation' }).click()
  await page.getByRole('searchbox', { name: 'Search in this conversation' }).fill('Monday')
  await page.getByText('1 of 1').waitFor()
  await expectUnmoved(page)
  await page.getByRole('button', { name: 'Show details' }).click()
  await expectUnmoved(page)
  await page.keyboard.press('Escape')
  await composer(page).fill('/')
  await page.locator('#replies [role=option]').first().waitFor()
  await expectUnmoved(page)
  await page.keyboard.press('Escape')
  await choose(page, 'Note')
  await composer(page).fill('@')
  await page.locator('#replies [role=option]').first().waitFor()
  await expectUnmoved(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Emoji' }).click()
  await page.locator('.emoji__one').first().waitFor()
  await expectUnmoved(page)
  await page.keyboard.press('Escape')
  await openMenu(page, message)
  await expectUnmoved(page)
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await editor(page).fill('とうきょう')
  await expectUnmoved(page)
  // The same key means something once the characters are chosen.
  await editor(page).press('Escape')
  await editor(page).waitFor({ state: 'detached' })
})

test('in the widget, a key of an input method neither sends nor closes', async () => {
  const vera = await meetVisitor()
  await startTestConversation(['Hello'], vera)
  const page = await browser.newPage()
  await page.addInitScript((token) => localStorage.setItem('parley.token', token), vera.token)
  await page.goto(`${server.url}/widget`)
  await messages(page).getByText('Hello').waitFor()
  await composer(page).fill('とうきょう')
  await expectUnmoved(page)
  await composer(page).press('Enter')
  await messages(page).getByText('とうきょう').waitFor()
})

/** Presses every key that means something anywhere, as input methods do in Chrome and in Safari, on what has the focus and on everything else that can have it. */
async function expectUnmoved(page: Page): Promise<void> {
  const changed = await page.evaluate(() => {
    const KEYS = ['Enter', 'Escape', 'Tab', 'ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', '/', '@']
    const state = () => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(
        ({ value, checked }) => [value, checked],
      )
      const open = [
        ...document.querySelectorAll(
          '[aria-expanded], [aria-selected], [hidden], [data-shown], [data-editor], [data-hits], :popover-open',
        ),
      ].map((one) => [
        one.id,
        one.getAttribute('aria-expanded'),
        one.getAttribute('aria-selected'),
        (one as HTMLElement).hidden,
      ])
      const { activeElement } = document
      return JSON.stringify([
        fields,
        open,
        activeElement?.id,
        activeElement?.textContent,
        document.querySelectorAll('.message').length,
        location.href,
      ])
    }
    const before = state()
    const reachable = [...document.querySelectorAll('a[href], button, input, textarea, select, [tabindex]')]
    for (const element of [document.activeElement ?? document.body, document.body, ...reachable]) {
      for (const key of KEYS) {
        for (const like of [{ isComposing: true }, { keyCode: 229 }]) {
          const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true, ...like })
          element.dispatchEvent(event)
          if (event.defaultPrevented) return `${key} on ${element.outerHTML.slice(0, 200)}`
        }
      }
    }
    return state() === before ? '' : `${before}\n${state()}`
  })
  expect(changed).toBe('')
  expect(await unsent(page).count()).toBe(0)
}
