import { afterAll, afterEach, beforeAll } from 'bun:test'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Frame, Page, Route } from 'playwright-core'
import { cookiesOf, launchChromium } from './chromium'
import type { Client } from './client'
import { PATIENCE_MS } from './patience'

/** A browser for the tests of a file. Each test that leaves complaints of a page behind fails. */
export interface TestBrowser {
  /** A page in a context of its own, as another person at another machine. */
  newPage(options?: BrowserContextOptions): Promise<Page>
  /** A page that is signed in as a client is. */
  pageOf(client: Client, options?: BrowserContextOptions): Promise<Page>
  /** Complaints that fit are not held against the rest of this test: a test that provokes a 409 makes the browser log it. */
  allow(complaint: RegExp): void
  /** What was complained about until now; it is not held against the test any more. */
  complaints(): Promise<string[]>
}

/** Starts Chromium before the tests of a file and ends it after them; contexts end with the test that made them. */
export function testBrowser(): TestBrowser {
  let browser: Browser
  let contexts: BrowserContext[] = []
  let complaints: string[] = []
  let allowed: RegExp[] = []

  beforeAll(async () => {
    browser = await launchChromium()
  }, PATIENCE_MS)
  afterEach(async () => {
    for (const context of contexts) for (const page of context.pages()) await expectNoElementFromText(page, complaints)
    await Promise.all(contexts.map((context) => context.close()))
    const found = complaints.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)))
    contexts = []
    complaints = []
    allowed = []
    if (found.length > 0) throw new Error(`Pages complained:\n${found.join('\n')}`)
  }, PATIENCE_MS)
  afterAll(() => browser?.close(), PATIENCE_MS)

  const newPage = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      ...options,
    })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    context.on('page', (page) => listen(page, complaints))
    return context.newPage()
  }

  return {
    newPage,
    async pageOf(client, options) {
      const page = await newPage(options)
      await client.get('/session/new')
      await page.context().addCookies(cookiesOf(client))
      return page
    },
    allow: (complaint) => void allowed.push(complaint),
    async complaints() {
      // The browser tells a moment later.
      for (let waited = 0; waited < 2000 && complaints.length === 0; waited += 50) await Bun.sleep(50)
      return complaints.splice(0)
    },
  }
}

/** Fails where axe finds a serious or critical barrier, on the page or in its frames; not in those of other sites. */
export async function expectAccessible(page: Page): Promise<void> {
  await Promise.all(page.frames().map(atRest))
  // The other mode opens a tab beside the page to gather what frames found, and now and then waits there for ever.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .analyze()
  const barriers = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  if (barriers.length === 0) return
  const lines = barriers.flatMap(({ id, help, nodes }) => [
    `${id}: ${help}`,
    ...nodes.map(({ html, failureSummary }) => `  ${html}\n    ${failureSummary}`),
  ])
  throw new Error(`${page.url()} has barriers:\n${lines.join('\n')}`)
}

/** Sends what a page asks for to the server, and keeps the reply from the page. */
export async function deliver(route: Route): Promise<void> {
  const request = route.request()
  const cookies = await request.frame().page().context().cookies(request.url())
  const response = await fetch(request.url(), {
    method: request.method(),
    headers: { ...request.headers(), cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    body: request.postData(),
    redirect: 'manual',
  })
  await response.arrayBuffer()
}

/** Keeps a picture of a page in the folder that SCREENSHOTS names; without it, nothing happens. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** What fades in is pale until it is there. */
async function atRest(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
  })
}

/** Errors of scripts, what the console reports as an error, and what the content security policy had to stop. */
function listen(page: Page, complaints: string[]): void {
  const complain = (text: string) => void complaints.push(`${new URL(page.url()).pathname}: ${text}`)
  page.on('pageerror', (error) => complain(error.stack ?? error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || /Content.Security.Policy/i.test(text))
      complain(`${text} (${message.location().url})`)
  })
}

async function expectNoElementFromText(page: Page, complaints: string[]): Promise<void> {
  for (const frame of page.frames()) {
    const escaped = await frame
      .locator('xss-canary')
      .count()
      .catch(() => 0)
    if (escaped > 0) complaints.push(`${frame.url()}: text became an element`)
  }
}
