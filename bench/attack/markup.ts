import type { Browser, BrowserContext, Page } from 'playwright-core'
import { cookiesOf, launchChromium } from '../../tests/support/chromium'
import { type Attack, type Seen, together } from './attack'
import type { Someone, Target } from './target'

const ACTS = '<b hx-delete=/session hx-trigger=load>'
const SENDS_AWAY = '<meta http-equiv=refresh content=0;url=//evil.example:1/>'

/** Somebody whose words are markup, in one place. */
interface Visit {
  what: string
  introduction?: object
  words?: string
  file?: string
}

const VISITS: Visit[] = [
  { what: 'a name', introduction: { name: `<hx-a ></textarea>${ACTS}` } },
  { what: 'a name that sends away', introduction: { name: `<hx-a ></textarea>${SENDS_AWAY}` } },
  {
    what: 'an email address',
    introduction: { email: '<hx-a></textarea><b/hx-delete=/session/hx-trigger=load>@x.example' },
  },
  { what: 'the words of a message', words: `<hx-a >${ACTS}` },
  {
    what: 'words for another part of the page',
    words: `<hx-partial hx-target="body" hx-swap="beforeend">${ACTS}</hx-partial>`,
  },
  { what: 'the name of a file', file: '<hx-a ><b hx-delete=session hx-trigger=load>.txt' },
]

const SETTLES_MS = 700
/** All are opened at once. */
const LOADS_WITHIN_MS = 20_000

export const markup: Attack = {
  section: 'A',
  name: 'Markup in a name, an email address, words and the name of a file; an agent opens the chat',
  allowed: 'no request that acts, no navigation, no element',
  withinS: { short: 60, long: 60 },
  async run(target) {
    const browser = await launchChromium('--host-resolver-rules=MAP evil.example 127.0.0.1:1')
    try {
      const parts = await Promise.all(
        VISITS.map((visit, index) => opened(target, browser, visit, `198.51.100.${index + 1}`)),
      )
      const broken = parts.filter(({ held }) => !held)
      if (broken.length > 0) return together(broken)
      return { seen: `${parts.length} chats opened, and written in while open: nothing`, held: true }
    } finally {
      await browser.close()
    }
  },
}

/** The chat is opened with what its visitor has said, and hears the same again while it is open. */
async function opened(target: Target, browser: Browser, visit: Visit, from: string): Promise<Seen> {
  const visitor = await target.admit(from, visit.introduction)
  await write(target, visitor, visit)
  const id = await target.conversationOf(visitor)
  const context = await browser.newContext()
  try {
    const page = await signedIn(context, target)
    const acted: string[] = []
    page.on('request', (request) => {
      const path = request.url().replace(target.url, '')
      const reads = request.method() === 'GET' || /\/(read-mark|draft)/.test(path)
      if (!reads || request.url().includes('evil')) acted.push(`${request.method()} ${path.slice(0, 60)}`)
    })
    await page
      .goto(`${target.url}/conversations`, { timeout: LOADS_WITHIN_MS })
      .catch(() => acted.push('the page did not load'))
    // By a click: htmx reads what it fetches itself, and the browser what an address shows.
    await page
      .click(`[data-conversation-id="${id}"]`, { timeout: LOADS_WITHIN_MS })
      .catch(() => acted.push('the chat could not be opened'))
    await page.waitForTimeout(SETTLES_MS)
    await write(target, visitor, visit)
    await page.waitForTimeout(SETTLES_MS)
    const elements = await foreign(page)
    if (elements > 0) acted.push(`${elements} elements`)
    if (new URL(page.url()).pathname !== `/conversations/${id}`)
      acted.push(`now at ${page.url().replace(target.url, '')}`)
    return { seen: `${visit.what}: ${[...new Set(acted)].join(', ') || 'nothing'}`, held: acted.length === 0 }
  } finally {
    await context.close()
  }
}

async function write(target: Target, visitor: Someone, { words, file }: Visit): Promise<void> {
  if (!file) return void (await target.say(visitor, words ?? 'hello there'))
  const reply = await target.upload(visitor, file, new TextEncoder().encode('a file') as Uint8Array<ArrayBuffer>)
  if (reply?.status !== 201) throw new Error(`A file was refused with ${reply?.status}.`)
  const { attachment } = (await reply.json()) as { attachment: { id: string } }
  const headers = { Authorization: `Bearer ${visitor.token}`, 'Content-Type': 'application/json' }
  const body = JSON.stringify({ clientId: crypto.randomUUID(), body: 'a file', attachments: [attachment.id] })
  await target.ask('/api/visitor/messages', { method: 'POST', from: visitor.from, headers, body })
}

/** A fresh session for each chat: the one before may have been ended. */
async function signedIn(context: BrowserContext, target: Target): Promise<Page> {
  await context.addCookies(cookiesOf({ cookie: await target.freshAgent(), url: target.url }))
  return context.newPage()
}

async function foreign(page: Page): Promise<number> {
  return page
    .evaluate(() => document.querySelectorAll('b[hx-delete], meta[http-equiv="refresh" i], [type="a"]').length)
    .catch(() => 0)
}
