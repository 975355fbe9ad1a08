import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { testBrowser } from '../support/browser'
import { temporaryFolder } from '../support/folders'
import { testServer } from '../support/server'

// Pages of other people, and what they do to everything on them. On each there is one chat that can be seen and closed.

interface HostPage {
  head?: string
  body?: string
  headers?: Record<string, string>
  /** What the page does once it is there. */
  then?: string
}

const parley = testServer()
const browser = testBrowser()
beforeEach(() => parley.set({}))

let site: ReturnType<typeof Bun.serve>
let shown: HostPage = {}
beforeAll(() => {
  site = Bun.serve({
    port: 0,
    async fetch(request) {
      if (request.url.endsWith('/bundle/widget.js')) {
        const script = await (await fetch(SCRIPT())).text()
        return new Response(`;(() => {})();${script}`, { headers: { 'content-type': 'text/javascript' } })
      }
      const headers = Object.entries(shown.headers ?? {}).map(([name, value]) => [name, filled(value)] as const)
      return new Response(html(shown), {
        headers: { 'content-type': 'text/html; charset=utf-8', ...Object.fromEntries(headers) },
      })
    },
  })
})
afterAll(() => site.stop(true))

const SCRIPT = () => `${parley.url}/widget.js`
const SNIPPET = '<script async src="{script}"></script>'
const TALL = '<main style="height:3000px">Shop</main>'
const ISOLATED = { 'cross-origin-opener-policy': 'same-origin' }
const ANEW = '<!doctype html><title>Anew</title><p>Anew'

const style = (css: string): HostPage => ({ head: `${SNIPPET}<style>${css}</style>`, body: TALL })
const changed = (then: string): HostPage => ({ head: SNIPPET, body: TALL, then })

const STYLED: Record<string, HostPage> = {
  'filters, moves and folds what is on it': style(
    ':empty{display:none}body{filter:grayscale(1);transform:translateX(0);contain:paint}body>*,html>:not(head,body){max-height:0;overflow:hidden;filter:blur(1px)}',
  ),
  'moves its root': style('html{transform:scale(1);filter:invert(1)}'),
  'resets everything': style('*{all:unset!important}html,body,main{display:block!important}'),
  'hides everything': style(
    '@layer a{*{opacity:0!important;visibility:hidden!important}}*{display:none!important;pointer-events:none!important;width:0!important;position:static!important}html,body{display:block!important}',
  ),
  'hides buttons, frames, popovers, and elements that it does not know': style(
    'button,iframe,[popover],:not(:defined){display:none!important}',
  ),
  'covers itself': {
    head: SNIPPET,
    body: '<div style="position:fixed;inset:0;z-index:2147483647;background:#fffa"></div>',
  },
}

const MOVING: Record<string, HostPage> = {
  'replaces what is in its body': changed('document.body.innerHTML = "<p>Next"'),
  'replaces its body, as Turbo does': changed(
    'document.documentElement.replaceChild(document.createElement("body"), document.body)',
  ),
  'replaces its root': changed('document.documentElement.replaceWith(document.documentElement.cloneNode(true))'),
  'empties its root': changed('document.documentElement.innerHTML = "<body><p>Next"'),
  'opens itself anew': changed(`document.open(); document.write(${JSON.stringify(ANEW)}); document.close()`),
  'opens itself anew with the snippet in it': changed(
    `document.open(); document.write(${JSON.stringify(`${ANEW}${SNIPPET}`)}); document.close()`,
  ),
}

const BOUND: Record<string, HostPage> = {
  'has the snippet twice': { head: SNIPPET + SNIPPET, body: `${TALL}${SNIPPET}` },
  'waits for the script before its body': { head: '<script src="{script}"></script>', body: TALL },
  'has the script as a module': { head: '<script type="module" src="{script}"></script>', body: TALL },
  'has the script in itself': {
    head: `<script>fetch('{script}').then((reply) => reply.text()).then((text) => { const script = document.createElement('script'); script.textContent = text; document.head.append(script) })</script>`,
  },
  'has the script among others in a file of its own': { head: '<script async src="/bundle/widget.js"></script>' },
  'has a tag manager that puts the script in': {
    head: `<script>document.head.append(Object.assign(document.createElement('script'), { src: '{script}' }))</script>`,
  },
  'has a strict policy': {
    head: '<script async nonce="n" src="{script}"></script>',
    headers: {
      'content-security-policy':
        "default-src 'none'; img-src data:; script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; frame-src {site}; require-trusted-types-for 'script'; base-uri 'none'",
    },
  },
  'isolates itself (require-corp)': {
    head: SNIPPET,
    headers: { 'cross-origin-embedder-policy': 'require-corp', ...ISOLATED },
  },
  'isolates itself (credentialless)': {
    head: SNIPPET,
    headers: { 'cross-origin-embedder-policy': 'credentialless', ...ISOLATED },
  },
}

for (const [group, pages] of Object.entries({
  'styles everything on it': STYLED,
  'changes as a whole': MOVING,
  'has the script in a way of its own': BOUND,
})) {
  test(`there is one chat that can be seen and closed on a page that ${group}`, async () => {
    const host = await browser.newPage()
    for (const [name, page] of Object.entries(pages)) {
      try {
        await visit(page, host)
        await expectOneChat(host)
      } catch (error) {
        throw new Error(`The page that ${name} has no such chat.`, { cause: error })
      }
      await host.evaluate(() => sessionStorage.clear())
    }
  })
}

test('in an app that shows a file, the chat works, and is there again the next time', async () => {
  const file = join(temporaryFolder(), 'app.html')
  await Bun.write(file, filled(`<!doctype html><title>App</title>${SNIPPET}<p>App`))
  const host = await browser.newPage()
  await host.goto(`file://${file}`)
  await say(host, 'Hello from an app')
  await host.reload()
  await chat(host).getByRole('log').getByText('Hello from an app').waitFor()
})

test('the chat goes along from www. to the bare domain, and to others where the snippet names the domain', async () => {
  const host = await browser.newPage()
  shown = { head: SNIPPET }
  await goto(host, 'www.shop.localhost')
  await say(host, 'Hello from www')
  await goto(host, 'shop.localhost')
  await open(host)
  await chat(host).getByRole('log').getByText('Hello from www').waitFor()
  expect(await host.evaluate(() => document.cookie)).toBe('')

  // Another host of the site is somebody else, as long as nothing is said.
  await goto(host, 'app.shop.localhost')
  await open(host)
  await chat(host).getByText('Hello, how can we help?').waitFor()
  shown.head = '<script async src="{script}" data-domain="shop.localhost"></script>'
  await goto(host, 'shop.localhost')
  await chat(host).getByRole('log').getByText('Hello from www').waitFor()
  await goto(host, 'app.shop.localhost')
  await chat(host).getByRole('log').getByText('Hello from www').waitFor()
  // A domain that a page is not of gives it nothing.
  shown.head = '<script async src="{script}" data-domain="app.shop.localhost"></script>'
  await goto(host, 'elsewhere.shop.localhost')
  await open(host)
  await chat(host).getByText('Hello, how can we help?').waitFor()
})

test('nothing of the chat is printed', async () => {
  const host = await visit({ head: SNIPPET, body: TALL })
  await open(host)
  await host.emulateMedia({ media: 'print' })
  expect(await launcher(host).isVisible()).toBe(false)
  expect(await host.locator('iframe[title=Chat]').isVisible()).toBe(false)
})

test('where the page lets no frame in, the button is not covered, on a phone neither', async () => {
  browser.allow(/frame-src|violates/)
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const host = await visit({ head: SNIPPET, headers: { 'content-security-policy': "frame-src 'none'" } }, phone)
  await press(host)
  await launcher(host).click()
  expect(await launcher(host).getAttribute('aria-expanded')).toBe('false')
})

test('what the server will never take is not shown as a lost connection', async () => {
  browser.allow(/422/)
  const host = await visit({ head: SNIPPET })
  const toast = '<div class="toast" data-toast><span>Your time zone is not known. Check your clock.</span></div>'
  await host.route('**/widget/session', (route) =>
    route.fulfill({ status: 422, body: toast, headers: { 'content-type': 'text/html' } }),
  )
  await open(host)
  await textbox(host).fill('Hello')
  await textbox(host).press('Enter')
  await chat(host).getByText('Your time zone is not known.').first().waitFor()
  expect(await chat(host).getByText('Waiting for the connection').count()).toBe(0)
  expect(await textbox(host).inputValue()).toBe('Hello')
})

async function visit(page: HostPage, tab?: Page): Promise<Page> {
  shown = page
  const host = tab ?? (await browser.newPage())
  await goto(host, '127.0.0.1')
  if (page.then) {
    await launcher(host).waitFor()
    await host.evaluate(filled(page.then))
  }
  return host
}

async function expectOneChat(host: Page): Promise<void> {
  await open(host)
  expect(await host.getByRole('button', { name: /^Chat/ }).count()).toBe(1)
  expect(await host.locator('iframe[title=Chat]').count()).toBe(1)
  await chat(host).getByRole('button', { name: 'Hide chat' }).click()
  await host.locator('iframe[title=Chat]').waitFor({ state: 'hidden' })
}

async function open(host: Page): Promise<void> {
  await press(host)
  await textbox(host).waitFor()
}

/** Clicks where the button should be, as a hand on a mouse would. */
async function press(host: Page): Promise<void> {
  await launcher(host).waitFor()
  const { width, height } = host.viewportSize() ?? { width: 0, height: 0 }
  expect(await launcher(host).boundingBox()).toEqual({ x: width - 76, y: height - 76, width: 56, height: 56 })
  await host.mouse.click(width - 48, height - 48)
}

async function say(host: Page, words: string): Promise<void> {
  await open(host)
  await textbox(host).fill(words)
  await textbox(host).press('Enter')
  await chat(host).locator('[data-author="ai"]').first().waitFor()
}

async function goto(host: Page, hostname: string): Promise<void> {
  await host.goto(`http://${hostname}:${site.port}/`)
}

function html({ head = '', body = '<p>Shop' }: HostPage): string {
  return filled(
    `<!doctype html><html><head><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Shop</title>${head}</head><body>${body}</body></html>`,
  )
}

function filled(text: string): string {
  return text.replaceAll('{script}', SCRIPT()).replaceAll('{site}', parley.url)
}

function launcher(host: Page) {
  return host.getByRole('button', { name: /^Chat/ })
}

function chat(host: Page) {
  return host.frameLocator('iframe[title=Chat]')
}

function textbox(host: Page) {
  return chat(host).getByRole('textbox', { name: 'Message' })
}
