import { beforeEach, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import type { SavedView } from '../../src/model/saved-views/schema'
import { isolate } from '../../src/text/isolate'
import { CANARY } from '../support/canary'
import { testServer } from '../support/server'

const { ann, bea, ada, outsider } = testServer()

beforeEach(async () => {
  await sql`delete from views`
})

test('an agent saves the current filters for themselves', async () => {
  const response = await ann.post('/views', { name: `  Waiting ${CANARY} `, query: 'control=escalated&unread=1' })
  expect(response.status).toBe(201)
  const html = await response.text()
  expect(html).toContain('<hx-partial hx-target="#views" hx-swap="innerHTML ')
  expect(html).toContain('href="/conversations?control=escalated&amp;unread=1"')
  expect(html).toContain('Your views')
  expect(html).toContain('saved.')
  const [view] = await allViews()
  expect(view).toMatchObject({
    name: `Waiting ${CANARY}`,
    query: 'control=escalated&unread=1',
    shared: false,
    agentId: (await ann.agent()).id,
  })
})

test('an agent sees their own views and the team’s, by name', async () => {
  await ann.post('/views', { name: 'Zebra', query: 'mine=1' })
  await ann.post('/views', { name: 'Alone', query: 'unread=1' })
  await bea.post('/views', { name: 'Everybody’s', query: 'range=today', shared: '1' })
  await bea.post('/views', { name: 'Bea’s secret', query: 'q=secret' })

  const page = await (await ann.get('/conversations')).text()
  const menu = page.slice(page.indexOf('id="views"'), page.indexOf('data-save-view'))
  expect(namesIn(menu)).toEqual(['Alone', 'Zebra', 'Everybody’s'])
  expect(menu).toContain('The team’s views')
  for (const html of [page, await (await ann.post('/views', { name: 'One more', query: '' })).text()])
    expect(html).not.toContain('secret')
})

test('an admin sees no private views of others', async () => {
  await bea.post('/views', { name: 'Bea’s secret', query: 'q=secret' })
  expect(await (await ada.get('/conversations')).text()).not.toContain('secret')
})

test('a view that may not be deleted has no Delete button', async () => {
  await bea.post('/views', { name: 'Everybody’s', query: '', shared: '1' })
  const button = `Delete the view ${isolate('Everybody’s')}`
  expect(await (await ann.get('/conversations')).text()).not.toContain(button)
  for (const who of [bea, ada]) expect(await (await who.get('/conversations')).text()).toContain(button)
})

test('the stored query is normalised', async () => {
  const queries = {
    'activity=high&q=%20Z%C3%B6e+M%20&range=7d&control=ai': 'q=Z%C3%B6e+M&range=7d&control=ai&activity=high',
    'range=yesterday&control=x&mine=yes&unread=1': 'unread=1',
    'sort=waiting&control=escalated&after=1_2&x=y': 'control=escalated',
    '"><b>': '',
    'q=%00%ff&q=second': '',
    '?q=x': 'q=x',
  }
  for (const [query, kept] of Object.entries(queries)) {
    await sql`delete from views`
    expect((await ann.post('/views', { name: 'One', query })).status).toBe(201)
    const [view] = await allViews()
    if (kept) expect({ query, kept: view?.query }).toEqual({ query, kept })
    else expect(view?.query).not.toContain('<')
  }
  await sql`delete from views`
  await ann.post('/views', { name: 'None' })
  expect((await allViews())[0]?.query).toBe('')
})

test('an agent deletes their own views, private or shared', async () => {
  for (const shared of ['', '1']) {
    const view = await saved(ann, shared)
    const response = await ann.delete(`/views/${view.id}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('hx-target="#views"')
    expect(await allViews()).toEqual([])
  }
})

test('an admin deletes the team’s views, and no private ones', async () => {
  const shared = await saved(bea, '1')
  expect((await ada.delete(`/views/${shared.id}`)).status).toBe(200)
  expect(await allViews()).toEqual([])
  const own = await saved(bea)
  expect((await ada.delete(`/views/${own.id}`)).status).toBe(404)
  expect(await allViews()).toHaveLength(1)
})

test('another agent’s view is not found', async () => {
  for (const shared of ['', '1']) {
    const view = await saved(bea, shared)
    expect((await ann.delete(`/views/${view.id}`)).status).toBe(404)
  }
  expect(await allViews()).toHaveLength(2)
})

test('deleting twice or an unknown view is not found', async () => {
  const view = await saved(ann)
  expect((await ann.delete(`/views/${view.id}`)).status).toBe(200)
  for (const id of [view.id, crypto.randomUUID(), 'nothing', '1%27'])
    expect((await ann.delete(`/views/${id}`)).status).toBe(404)
})

test('a view needs a short name', async () => {
  for (const name of ['', '   ', 'x'.repeat(61), 'a\0b']) {
    const response = await ann.post('/views', { name, query: 'mine=1' })
    expect(response.status).toBe(422)
  }
  expect((await ann.post('/views')).status).toBe(422)
  expect((await ann.post('/views', { name: 'One', query: `q=${'x'.repeat(3000)}` })).status).toBe(422)
  expect(await allViews()).toEqual([])
  expect((await ann.post('/views', { name: 'é'.repeat(60), query: '' })).status).toBe(201)
})

test('outsiders and other sites save and delete nothing', async () => {
  const view = await saved(ann)
  expect((await outsider.post('/views', { name: 'One', query: '' })).status).toBe(401)
  expect((await outsider.delete(`/views/${view.id}`)).status).toBe(401)
  expect((await ann.post('/views', { name: 'One', query: '' }, { origin: 'https://evil.test' })).status).toBe(403)
  expect((await ann.delete(`/views/${view.id}`, { origin: 'https://evil.test' })).status).toBe(403)
  expect(await allViews()).toHaveLength(1)
})

async function saved(client: typeof ann, shared = ''): Promise<SavedView> {
  await client.post('/views', { name: 'One', query: 'mine=1', shared })
  const { id } = await client.agent()
  const [view] = await sql<SavedView[]>`select * from views where agent_id = ${id} order by id desc limit 1`
  return view as SavedView
}

async function allViews(): Promise<SavedView[]> {
  return sql<SavedView[]>`select * from views`.then((views) => [...views])
}

function namesIn(html: string): string[] {
  return [...html.matchAll(/class="views__link"[^>]*>([^<]*)</g)].map(([, name = '']) => name.trim())
}
