import { expect } from 'bun:test'
import type { FrameLocator, Locator, Page } from 'playwright-core'
import type { Message } from '../../src/model/messages/schema'

// What a browser shows of writing: the box, its outbox, the menu of a message and its editor.

type Where = Page | FrameLocator | Locator

export const hint = (page: Where) => page.locator('#composer-hint')
export const sendButton = (page: Where) => page.getByRole('button', { name: 'Send', exact: true })
export const mode = (page: Where, name: 'Reply' | 'Note') => page.getByRole('radio', { name })
/** What was sent and is not with the server yet. */
export const unsent = (page: Where) => page.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')
export const item = (page: Where, { id }: Pick<Message, 'id'>) => page.locator(`#message-${id}`)
export const menu = (page: Where) => page.getByRole('menu', { name: 'Message actions' })
export const editor = (page: Where) => page.getByRole('textbox', { name: 'Edit message' })

/** Chooses what to write by a click on its words, as people do. */
export async function choose(page: Page, name: 'Reply' | 'Note'): Promise<void> {
  await page.locator('.composer__mode', { hasText: name }).click()
  expect(await mode(page, name).isChecked()).toBe(true)
}

/** The element that has the focus, by what assistive technology calls it. */
export function focus(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent?.trim() || '')
}

/** Opens the menu of a message with the keyboard. */
export async function openMenu(page: Page, message: Pick<Message, 'id'>): Promise<void> {
  await item(page, message).getByRole('button', { name: 'Message actions' }).press('Enter')
  await menu(page).waitFor()
}
