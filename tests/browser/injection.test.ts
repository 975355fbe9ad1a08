import { beforeAll, describe, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { openSession as signIn } from '../../src/actions/agents/sessions'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { changeTicket } from '../../src/actions/tickets/change'
import { openSession } from '../../src/actions/visitors/open-session'
import { announceVisitor, announceVisitorTyping } from '../../src/announce/conversations'
import { announcePreview } from '../../src/announce/messages'
import type { Agent } from '../../src/model/agents/schema'
import { deviceOf } from '../../src/model/visitors/browser'
import { pageFrame } from '../../src/realtime/frames'
import { publish } from '../../src/realtime/publish'
import { topics } from '../../src/realtime/topics'
import { raw } from '../../views/jsx/raw'
import { testBrowser } from '../support/browser'
import { CANARIES } from '../support/canary'
import { AgentClient } from '../support/client'
import { ALL, type HostileRecords, hostileRecords, hostileVisitor, watch, written } from '../support/hostile-texts'
import { messages, row, settled } from '../support/inbox-page'
import { testServer } from '../support/server'
import { upload } from '../support/uploads'

// What visitors and colleagues write stays what they wrote: it never makes a page of anybody do anything.

const server = testServer({}, { answers: false })
const browser = testBrowser()
let records: HostileRecords
beforeAll(async () => {
  records = await hostileRecords()
})

describe('hostile markup in every field', () => {
  test('does nothing on any agent page', async () => {
    const { chat, ticket, article } = records
    const page = await pageOf(records.ann)
    browser.allow(/404/)
    const seen = watch(page)
    const query = new URLSearchParams({ q: CANARIES[3] ?? '' })
    for (const path of [
      '/conversations',
      `/conversations?${query}`,
      `/conversations?${new URLSearchParams({ q: 'desk' })}`,
      `/conversations/${chat.id}`,
      '/tickets',
      `/tickets/${ticket.number}`,
      '/articles',
      `/articles?${query}`,
      `/articles/${article.id}`,
      '/mentions',
      '/settings',
      `/conversations/${encodeURIComponent(ALL)}`,
    ]) {
      await page.goto(server.url + path)
      const address = page.url()
      if (path.startsWith('/conversations') && !path.includes('%3C')) await settled(page)
      await seen.expectQuiet()
      expect(page.url()).toBe(address)
    }
  }, 60_000)

  test('does nothing in what an agent opens', async () => {
    const { ann, bea, chat } = records
    const client = clientOf(ann)
    await upload(client, `/conversations/${chat.id}/attachments`, 'words', `${ALL.replaceAll('/', '')}.txt`)
    const page = await pageOf(ann)
    const seen = watch(page)
    await page.goto(`${server.url}/conversations`)
    await settled(page)
    await row(page, chat).click()
    await page.waitForURL(`**/conversations/${chat.id}`)
    await settled(page)
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('link', { name: /^View/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Create Ticket' }).click()
    await page.getByRole('button', { name: 'Saved replies' }).click()
    await page.locator('#replies [role=option]').first().waitFor()
    await page.getByRole('button', { name: 'Emoji' }).click()
    await page.getByRole('searchbox', { name: 'Search emoji' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: 'Search by name or email' }).fill('<hx-a')
    await page.locator('mark').first().waitFor()
    const other = await pageOf(bea)
    await other.goto(`${server.url}/conversations/${chat.id}`)
    await page.locator('#viewers').getByText('Bea').waitFor()
    await seen.expectQuiet()
  }, 60_000)

  test('does nothing in live frames', async () => {
    const { ann, bea, vera, chat, ticket } = records
    const page = await pageOf(bea)
    const seen = watch(page)
    await page.goto(`${server.url}/conversations/${chat.id}`)
    await settled(page)
    announceVisitor(vera.visitor)
    announceVisitorTyping(chat, `I am typing ${ALL}`)
    await page.getByText('I am typing').waitFor()
    announcePreview(chat, `The draft ${ALL}`)
    await page.getByText('The draft').waitFor()
    await postAsVisitor(vera.visitor, written('Live words'))
    await messages(page).getByText('Live words').waitFor()
    await postNote(chat, ann, written(`@${bea.name} live note`))
    await page.locator('[data-toast]').getByText('mentioned you').waitFor()
    await changeTicket(ticket, { status: 'solved', priority: 'low', assigneeId: bea.id })
    await page.locator('#tickets').getByText('Solved').waitFor()
    await postAsVisitor((await hostileVisitor('Walter')).visitor, written('Somebody new'))
    await page.locator('#rows').getByText('Somebody new').waitFor()
    await seen.expectQuiet()
  }, 60_000)

  test('does nothing in the widget', async () => {
    const { vera, chat } = records
    const page = await browser.newPage()
    const seen = watch(page)
    await page.addInitScript((token) => localStorage.setItem('parley.token', token), vera.token)
    await page.goto(`${server.url}/widget?${new URLSearchParams({ q: ALL })}`)
    await messages(page).getByText('Where is my desk?').waitFor()
    await page.locator('[data-sync=live]').waitFor({ state: 'attached' })
    announcePreview(chat, `The draft ${ALL}`)
    await page.getByText('The draft').waitFor()
    await seen.expectQuiet()
  }, 60_000)

  test('does nothing on the sign-in pages where it is typed', async () => {
    const page = await browser.newPage()
    browser.allow(/422|429|400/)
    const seen = watch(page)
    await page.goto(`${server.url}/session/new?${new URLSearchParams({ to: `/${ALL}` })}`)
    await page.locator('form').evaluate((form: HTMLFormElement) => {
      form.noValidate = true
    })
    await page.getByLabel('Email').evaluate((field: HTMLInputElement) => {
      field.type = 'text'
    })
    await page.getByLabel('Email').fill(ALL.slice(0, 250))
    await page.getByLabel('Password').fill(ALL.slice(0, 100))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.locator('#complaint:not(:empty)').waitFor()
    await seen.expectQuiet()
  })
})

describe('a hostile visitor name does nothing', () => {
  test.each([
    ['sign the agent out', '<hx-a ></textarea><b hx-delete=/session hx-trigger=load>', 'Hello'],
    ['lead to another site', '<hx-a ></textarea><meta http-equiv=refresh content=0;url=//evil.test:1/>', 'Hello'],
    ['delete an article', '', 'Hello'],
    ['act through the ticket that is suggested', 'Plain', '<hx-a ><b hx-delete=/session hx-trigger=load>'],
  ])(
    '%s is only called that',
    async (_, given, body) => {
      const name = given || `<hx-a ></textarea><b hx-delete=/articles/${records.article.id} hx-trigger=load>`
      const { visitor } = await openSession({ name }, deviceOf(new Request('http://localhost')))
      const { conversation } = await postAsVisitor(visitor, { clientId: crypto.randomUUID(), body })
      const page = await pageOf(records.ann)
      const seen = watch(page)
      await page.goto(`${server.url}/conversations`)
      await settled(page)
      await row(page, conversation).click()
      await page.waitForURL(`**/conversations/${conversation.id}`)
      await settled(page)
      expect(await page.locator('#thread-name').textContent()).toBe(name)
      await seen.expectQuiet()
      expect((await clientOf(records.ann).get(`/articles/${records.article.id}`)).status).toBe(200)
    },
    30_000,
  )
})

describe('if a text escaped unescaped, the page would still not act on it', () => {
  const OUT = [
    ...CANARIES,
    '<b hx-get=/canary hx-trigger=load>',
    '<div ws-connect=/canary></div>',
    '<b data-seal=undefined1 hx-get=/canary></b>',
  ]
  // What a browser does while it reads a page, no script of the page can hold.
  const IN_PAGES = OUT.filter((words) => !/<meta|getAttributeNames/.test(words)).join('</div><div>')

  test('in a live frame', async () => {
    const { ann, chat } = records
    const page = await pageOf(ann)
    // What is refused as a whole.
    browser.allow(/Trusted|inline event handler|htmx:|text became an element/)
    const seen = watch(page)
    await page.goto(`${server.url}/conversations/${chat.id}`)
    await settled(page)
    for (const words of [...OUT, '<script src=/canary></script>', '<p onclick=canary>']) {
      publish(topics.thread(chat.id), () => pageFrame(raw(words)))
      publish(topics.thread(chat.id), () =>
        pageFrame(raw(`<hx-partial hx-target="body" hx-swap="beforeend"><p>${words}</p></hx-partial>`)),
      )
      publish(topics.thread(chat.id), () =>
        JSON.stringify({ content: `<p>${words}</p>`, target: 'body', swap: 'beforeend' }),
      )
    }
    announcePreview(chat, 'After all of it')
    await page.getByText('After all of it').waitFor()
    await seen.expectIdle()
  }, 30_000)

  test('in a reply', async () => {
    const { ann, chat } = records
    const page = await pageOf(ann)
    browser.allow(/text became an element/)
    const seen = watch(page)
    await page.goto(`${server.url}/conversations`)
    await settled(page)
    await page.route(`**/conversations/${chat.id}`, async (route) => {
      const reply = await route.fetch()
      await route.fulfill({ response: reply, body: `${await reply.text()}<div>${IN_PAGES}</div>` })
    })
    await row(page, chat).click()
    await messages(page).getByText('Where is my desk?').waitFor()
    await seen.expectIdle()
  }, 30_000)

  test('in a page', async () => {
    const page = await pageWith(`<div>${IN_PAGES}</div>`)
    const seen = watch(page)
    await page.goto(`${server.url}/conversations`)
    await page.waitForFunction(() => !document.querySelector('[data-seal]'))
    await page.locator('#list').waitFor()
    await seen.expectIdle()
  }, 30_000)

  test('when the guard cannot run, htmx does not start', async () => {
    const page = await pageWith('<form hx-get="/canary" hx-trigger="load"><input name="getAttributeNames"></form>')
    const failed = page.waitForEvent('pageerror')
    const seen = watch(page)
    await page.goto(`${server.url}/conversations`)
    await failed
    await page.waitForLoadState('networkidle')
    expect(seen.asked.filter((one) => /canary|words|count/.test(one))).toEqual([])
  }, 30_000)

  async function pageWith(words: string): Promise<Page> {
    const page = await pageOf(records.ann)
    // The browser does not know where a page comes from that a test has changed, and lets it open no socket.
    browser.allow(/text became an element|LOCAL_NETWORK|htmx:ws:error|getAttributeNames/)
    await page.route('**/conversations', async (route) => {
      const reply = await route.fetch()
      await route.fulfill({ response: reply, body: (await reply.text()).replace('<main', `${words}<main`) })
    })
    return page
  }
})

describe('a reply from elsewhere', () => {
  test('is not swapped in, and the agent is told', async () => {
    const { ann, chat } = records
    const page = await pageOf(ann)
    browser.allow(/502/)
    await page.goto(`${server.url}/conversations`)
    await settled(page)
    await page.route(`**/conversations/${chat.id}`, (route) =>
      route.fulfill({
        status: 502,
        contentType: 'text/html',
        body: '<h1>Bad gateway</h1><b hx-get=/canary hx-trigger=load>',
      }),
    )
    const seen = watch(page)
    await row(page, chat).click()
    await page.locator('[data-toast]').getByText('The server did not answer. Try again.').waitFor()
    expect(await page.getByText('Bad gateway').count()).toBe(0)
    await page.getByRole('button', { name: 'Dismiss' }).click()
    expect(await page.locator('[data-toast]').count()).toBe(0)
    await seen.expectQuiet()
  })
})

function clientOf(agent: Agent): AgentClient {
  return new AgentClient(
    () => server.url,
    () => signIn(agent),
  )
}

function pageOf(agent: Agent): Promise<Page> {
  return browser.pageOf(clientOf(agent))
}
