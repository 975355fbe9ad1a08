import { beforeEach, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { CANARY } from '../support/canary'
import { startTakenConversation } from '../support/fixtures'
import { messages, settled } from '../support/inbox-page'
import { pdf, picture } from '../support/sample-files'
import { testServer } from '../support/server'

const parley = testServer({}, { answers: false })
const { ann, bea } = parley
const browser = testBrowser()
const photo = Buffer.from(await picture('jpeg', 1200, 900))
const PHOTO = { name: `photo ${CANARY}.jpg`, mimeType: 'image/jpeg', buffer: photo }
const INVOICE = { name: 'invoice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) }

let chat: Conversation
beforeEach(async () => {
  parley.set({})
  chat = await startTakenConversation(await ann.agent())
})

describe('an agent', () => {
  test('picks files with the button and sends them; others see them at once, without a jump', async () => {
    const page = await opened()
    const watching = await opened(bea)
    await choose(page, PHOTO, INVOICE)
    await attached(page, 2)
    await look(page, 'attachments-waiting')
    await page.getByRole('button', { name: 'Send' }).click()
    const sent = messages(watching).locator('[data-author="agent"]')
    const frame = await sent.locator('.picture').boundingBox()
    expect([Math.round(frame?.width ?? 0), Math.round(frame?.height ?? 0)]).toEqual([322, 242])
    await drawn(sent.locator('.picture img'))
    expect(await sent.locator('.picture').boundingBox()).toEqual(frame)
    expect(await sent.locator('.file').textContent()).toContain('PDF · ')
    await page.getByRole('list', { name: 'Attached files' }).waitFor({ state: 'hidden' })
    await look(page, 'attachments-sent')

    const saved = page.waitForEvent('download')
    await messages(page).getByText('invoice.pdf').click()
    expect((await saved).suggestedFilename()).toBe('invoice.pdf')
  })

  test('drops files on the thread, which says what will happen', async () => {
    const page = await opened()
    await drag(page, 'dragover', 'dropped.txt', 'Hello')
    expect(await page.locator('.panel--thread').getAttribute('data-dropping')).toBe('')
    await screenshot(page, 'attachments-drop')
    await drag(page, 'drop', 'dropped.txt', 'Hello')
    expect(await page.locator('.panel--thread').getAttribute('data-dropping')).toBeNull()
    await attached(page, 1)
    expect(await cards(page).textContent()).toContain('dropped.txt')
  })

  test('pastes a picture as a file and text as text', async () => {
    const page = await opened()
    await paste(page, { file: 'image.png' })
    await attached(page, 1)
    await paste(page, { file: 'table.png', text: 'a\tb' })
    await attached(page, 1)
    expect(await cards(page).textContent()).toContain('image.png')
    // What file managers put beside a file that was copied: its name, where it is, or its address.
    const beside = [
      'invoice.pdf',
      '/home/u/invoice.pdf',
      'C:\\Users\\u\\invoice.pdf',
      'file:///home/u/my%20invoice.pdf',
      'copied/invoice.pdf\r\n',
    ]
    for (const text of beside) await paste(page, { file: 'invoice.pdf', text })
    await attached(page, 1 + beside.length)
    for (const text of ['see invoice.pdf please', 'invoice.pdf\nand more'])
      await paste(page, { file: 'invoice.pdf', text })
    await attached(page, 1 + beside.length)
  })

  test('finds waiting files again after a reload, and removes one by keyboard', async () => {
    const page = await opened()
    await choose(page, PHOTO, INVOICE)
    await attached(page, 2)
    await page.reload()
    await attached(page, 2)
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE')
    await page.getByRole('button', { name: 'Remove invoice.pdf' }).press('Enter')
    await attached(page, 1)
    await removed
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toStartWith('Remove photo')
    expect(await page.locator('[data-files-status]').textContent()).toBe('invoice.pdf was removed')
    await page.reload()
    await attached(page, 1)
  })

  test('is told what is too large, empty or too many before anything is sent', async () => {
    const page = await opened()
    let requests = 0
    page.on('request', (request) => void (request.method() === 'POST' && requests++))
    await choose(page, { name: 'huge.zip', mimeType: 'application/zip', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) })
    await choose(page, { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) })
    await page.getByText('10.1 MB: the limit is 10 MB.').waitFor()
    await page.getByText('This file is empty.', { exact: true }).waitFor()
    expect(requests).toBe(0)
    await look(page, 'attachments-too-large')
    await page.getByRole('button', { name: 'Remove huge.zip' }).click()
    await page.getByRole('button', { name: 'Remove empty.txt' }).click()
    await choose(page, ...Array.from({ length: 11 }, (_, index) => ({ ...INVOICE, name: `${index}.pdf` })))
    await page.getByText('A message can have 10 files. 10.pdf was not attached.').waitFor()
    await attached(page, 10)
  })

  test('sees the progress of an upload and can cancel it', async () => {
    const page = await opened()
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 500_000,
    })
    await choose(page, {
      name: 'slow.bin',
      mimeType: 'application/octet-stream',
      buffer: Buffer.alloc(8 * 1024 * 1024),
    })
    const bar = page.getByRole('progressbar', { name: 'Uploading slow.bin' })
    await page.waitForFunction(
      () => (document.querySelector<HTMLProgressElement>('.waiting progress')?.value ?? 0) > 0.02,
    )
    expect(await bar.evaluate((one: HTMLProgressElement) => one.value)).toBeLessThan(1)
    await screenshot(page, 'attachments-progress')
    expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Remove slow.bin' }).click()
    await cards(page).waitFor({ state: 'detached' })
    expect(await sql`select from attachments where name = 'slow.bin'`).toHaveLength(0)
  })

  test('retries a failed upload', async () => {
    const page = await opened()
    browser.allow(/Failed to load resource|net::ERR/)
    await page.route('**/attachments', (route) => route.abort())
    await choose(page, INVOICE)
    await page.getByText('Connection lost.', { exact: true }).waitFor()
    await look(page, 'attachments-failed')
    await page.unroute('**/attachments')
    await page.getByRole('button', { name: 'Retry' }).click()
    await attached(page, 1)
  })

  test('reads why the server refused a file', async () => {
    const page = await opened()
    browser.allow(/Failed to load resource/)
    for (let sent = 0; sent < 20; sent++) {
      await ann.send('POST', `/conversations/${chat.id}/attachments`, {
        body: pdf,
        headers: { 'content-type': 'application/octet-stream' },
      })
    }
    await choose(page, INVOICE)
    await page.getByText('You have already attached 20 files.').first().waitFor()
  })

  test('opens a picture, goes to the next with the arrows, and returns to the same place', async () => {
    const page = await opened()
    await choose(page, PHOTO, { ...PHOTO, name: 'second.jpg' })
    await attached(page, 2)
    await page.getByRole('button', { name: 'Send' }).click()
    await drawn(messages(page).locator('.picture img').first())
    await page.getByRole('link', { name: 'Open photo' }).focus()
    await page.keyboard.press('Enter')
    const viewer = page.getByRole('dialog')
    await viewer.getByRole('heading', { name: 'photo' }).waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.viewer img')?.naturalWidth === 1200)
    await look(page, 'viewer')
    await page.keyboard.press('ArrowRight')
    await viewer.getByRole('heading', { name: 'second.jpg' }).waitFor()
    expect(await viewer.textContent()).toContain('2 of 2')
    await page.keyboard.press('ArrowRight')
    await viewer.getByRole('button', { name: 'Previous picture' }).click()
    await viewer.getByRole('heading', { name: 'photo' }).waitFor()
    const saved = page.waitForEvent('download')
    await viewer.getByRole('link', { name: 'Download' }).click()
    expect((await saved).suggestedFilename()).toStartWith('photo')
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toStartWith('Open photo')
  })
})

describe('a visitor', () => {
  test('starts with a picture, sees it as agents do, opens it and saves a file', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 720 } })
    await page.goto(`${parley.url}/widget`)
    await choose(page, PHOTO, INVOICE)
    await attached(page, 2)
    await drawn(page.locator('.waiting__picture'))
    await look(page, 'widget-waiting')
    await page.getByRole('button', { name: 'Send' }).click()
    const sent = page.getByRole('log', { name: 'Messages' }).locator('[data-author="visitor"]')
    await drawn(sent.locator('.picture img'))
    await look(page, 'widget-sent')
    const saved = page.waitForEvent('download')
    await sent.getByText('invoice.pdf').click()
    expect((await saved).suggestedFilename()).toBe('invoice.pdf')
    await sent.getByRole('link', { name: 'Open photo' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.viewer img')?.naturalWidth === 1200)
    await look(page, 'widget-viewer')
    await page.keyboard.press('Escape')

    // And what the agent answers comes without the page being touched.
    const started = await newest()
    await accept(await join(started, await ann.agent()), await ann.agent())
    const form = new FormData()
    form.append('clientId', crypto.randomUUID())
    form.append('files', new File([photo], 'answer.jpg'))
    expect((await ann.post(`/conversations/${started.id}/messages`, form)).status).toBe(201)
    await drawn(page.locator('[data-author="agent"] .picture img'))
  })

  test('removes a file before sending', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 720 } })
    await page.goto(`${parley.url}/widget`)
    await choose(page, { ...INVOICE, name: 'mistake.pdf' })
    await attached(page, 1)
    const removed = page.waitForResponse((response) => response.request().method() === 'DELETE')
    await page.getByRole('button', { name: 'Remove mistake.pdf' }).click()
    expect((await removed).status()).toBe(204)
    await attached(page, 0)
  })
})

type Chosen = Parameters<Page['setInputFiles']>[1] extends infer T
  ? Extract<T, readonly { buffer: Buffer }[]>[number]
  : never

async function opened(client = ann): Promise<Page> {
  const page = await browser.pageOf(client)
  await page.goto(`${parley.url}/conversations/${chat.id}`)
  await settled(page)
  return page
}

async function choose(page: Page, ...files: Chosen[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files', exact: true }).click()
  await (await chooser).setFiles(files)
}

function cards(page: Page) {
  return page.getByRole('list', { name: 'Attached files' }).getByRole('listitem')
}

/** Waits until so many files are with the server. */
async function attached(page: Page, count: number): Promise<void> {
  await page.waitForFunction((expected) => document.querySelectorAll('[data-waiting]').length === expected, count)
}

/** Waits until a picture is there, not only its place. */
async function drawn(image: ReturnType<Page['locator']>): Promise<void> {
  await image.waitFor()
  const isThere = () =>
    image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 1 && !one.src.startsWith('data:'))
  for (let waited = 0; waited < 5000 && !(await isThere()); waited += 50) await Bun.sleep(50)
  expect(await isThere()).toBe(true)
}

function drag(page: Page, event: string, name: string, content: string): Promise<void> {
  return page.locator('.thread').evaluate(
    (thread, [type = '', file = '', words = '']) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([words], file))
      thread.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    },
    [event, name, content],
  )
}

function paste(page: Page, { file, text }: { file: string; text?: string }): Promise<void> {
  return page.getByRole('textbox', { name: 'Message' }).evaluate(
    (box, [name = '', words = '']) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File(['picture'], name, { type: 'image/png' }))
      if (words) clipboardData.setData('text/plain', words)
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [file, text ?? ''],
  )
}

async function newest(): Promise<Conversation> {
  const [row] = await sql<{ id: string }[]>`select id from conversations order by created_at desc, id desc limit 1`
  const conversation = row && (await conversationWithId(row.id))
  if (!conversation) throw new Error('There is no conversation.')
  return conversation
}

async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  await expectAccessible(page)
}
