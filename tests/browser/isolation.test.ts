import { beforeAll, expect, test } from 'bun:test'
import type { Page } from 'playwright-core'
import { openSession as signIn } from '../../src/actions/agents/sessions'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { postNote } from '../../src/actions/messages/post-note'
import { changeTicket } from '../../src/actions/tickets/change'
import { announceVisitorTyping } from '../../src/announce/conversations'
import { announcePreview } from '../../src/announce/messages'
import type { Agent } from '../../src/model/agents/schema'
import { testBrowser } from '../support/browser'
import { AgentClient } from '../support/client'
import { messages, row, settled } from '../support/inbox-page'
import { testServer } from '../support/server'
import { turnedAround, turning, turningRecords, turningVisitor } from '../support/turning-texts'

// A name may hold a character that turns around all that follows it. It turns nothing of ours, and nobody else's words.

const server = testServer({}, { answers: false })
const browser = testBrowser()
let records: Awaited<ReturnType<typeof turningRecords>>
beforeAll(async () => {
  records = await turningRecords()
})

test('no name turns our words around on any page of an agent', async () => {
  const { ann, chat, ticket, article } = records
  const page = await pageOf(ann)
  const found: Record<string, string[]> = {}
  const search = new URLSearchParams({ q: turning('Nobody') })
  for (const path of [
    `/conversations?${search}`,
    '/conversations?q=desk',
    `/conversations/${chat.id}`,
    '/tickets',
    `/tickets/${ticket.number}`,
    '/articles',
  ]) {
    found[path] = await lookAt(page, path)
  }
  for (const path of [`/articles?${search}`, `/articles/${article.id}`, '/mentions', '/settings'])
    found[path] = await lookAt(page, path)
  for (const path of ['/session/new', '/setup', '/demo']) found[path] = await lookAt(await browser.newPage(), path)
  expect(Object.entries(found).filter(([, places]) => places.length > 0)).toEqual([])
}, 60_000)

test('no name turns our words around in what an agent opens, and in what comes in meanwhile', async () => {
  const { ann, bea, vera, chat, ticket } = records
  const other = await pageOf(bea)
  await other.goto(`${server.url}/conversations/${chat.id}`)
  const page = await pageOf(ann)
  await page.goto(`${server.url}/conversations`)
  await settled(page)
  await row(page, chat).click()
  await settled(page)
  await page.getByRole('button', { name: 'Saved replies' }).click()
  await page.locator('#replies [role=option]').first().waitFor()
  await page.locator('#viewers').getByText('Bea').waitFor()
  expect(await turnedAround(page)).toEqual([])

  announceVisitorTyping(chat, turning('typing'))
  announcePreview(chat, turning('the draft'))
  await postNote(chat, bea, { clientId: crypto.randomUUID(), body: `@${ann.name}` })
  await page.locator('[data-toast]').getByText('mentioned you').waitFor()
  await changeTicket(ticket, { status: 'solved', assigneeId: bea.id })
  await page.locator('#tickets').getByText('Solved').waitFor()
  await postAsVisitor(vera.visitor, { clientId: crypto.randomUUID(), body: turning('live') })
  await messages(page).getByText('live').last().waitFor()
  await postAsVisitor((await turningVisitor('Walter')).visitor, { clientId: crypto.randomUUID(), body: turning('new') })
  await page.locator('#rows').getByText('Walter').waitFor()
  expect(await turnedAround(page)).toEqual([])
}, 60_000)

test('no name turns our words around in the widget', async () => {
  const page = await browser.newPage()
  await page.addInitScript((token) => localStorage.setItem('parley.token', token), records.vera.token)
  await page.goto(`${server.url}/widget`)
  await messages(page).getByText('desk').first().waitFor()
  expect(await turnedAround(page)).toEqual([])
}, 30_000)

async function lookAt(page: Page, path: string): Promise<string[]> {
  await page.goto(server.url + path)
  if (path.startsWith('/conversations')) await settled(page)
  return turnedAround(page)
}

function pageOf(agent: Agent): Promise<Page> {
  const client = new AgentClient(
    () => server.url,
    () => signIn(agent),
  )
  return browser.pageOf(client)
}
