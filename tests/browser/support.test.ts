import { expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { expectAccessible, testBrowser } from '../support/browser'
import { testServer } from '../support/server'

// That the browser's watch over pages sees something.

const parley = testServer()
const browser = testBrowser()
const nameless = '<button></button>'

test.each(['the page', 'a frame'])('a barrier in %s is found', async (where) => {
  const page = await browser.newPage()
  await serve(page, '**/frame', `<h1>Chat</h1>${where === 'a frame' ? nameless : ''}`)
  await serve(
    page,
    '**/page',
    `<h1>Shop</h1><iframe title="Chat" src="/frame"></iframe>${where === 'the page' ? nameless : ''}`,
  )
  await page.goto(`${parley.url}/page`)
  await page.frameLocator('iframe').getByRole('heading').waitFor()
  await expect(expectAccessible(page)).rejects.toThrow('button-name')
})

test('an accessible page has no findings', async () => {
  const page = await browser.newPage()
  await serve(page, '**/page', '<h1>Shop</h1><button>Buy</button>')
  await page.goto(`${parley.url}/page`)
  await expectAccessible(page)
})

test('a blocked script or style is reported as a complaint', async () => {
  const page = await browser.newPage()
  await page.goto(`${parley.url}/session/new`)
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('img'), { src: 'http://elsewhere.test/' })),
  )
  const complaints = await browser.complaints()
  expect(complaints).toHaveLength(1)
  expect(complaints.join()).toContain('Content Security Policy')
})

async function serve(page: Page, address: string, content: string): Promise<void> {
  const body = `<!doctype html><html lang="en"><title>Shop</title><main>${content}</main></html>`
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }))
}
