import { describe, expect, test } from 'bun:test'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { sql } from '../../src/db/client'
import { FIGURE } from '../../src/model/limits/numbers'
import type { SavedReply } from '../../src/model/saved-replies/schema'
import { savedRepliesOf } from '../../src/reads/saved-replies/queries'
import { settingsNow } from '../../src/reads/settings/queries'
import { CANARY } from '../support/canary'
import { testServer } from '../support/server'

const { ann, bea, ada, outsider } = testServer()

const UNKNOWN_ID = '01977777-7777-7777-8777-777777777777'
const BODY = `Hello {{visitor.first_name|there}} ${CANARY}`
let count = 0

const shortcut = () => `reply-${++count}`
const repliesOfAnn = async () => savedRepliesOf(await ann.agent())
const replyNamed = async (name: string) => (await repliesOfAnn()).find((reply) => reply.shortcut === name)

async function annsReply(): Promise<SavedReply> {
  return createSavedReply(await ann.agent(), { shortcut: shortcut(), body: BODY }, { shared: false })
}

async function teamsReply(): Promise<SavedReply> {
  return createSavedReply(await ada.agent(), { shortcut: shortcut(), body: BODY }, { shared: true })
}

describe('the page', () => {
  test('says what to do while there are no replies', async () => {
    const page = await ann.get('/settings')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('No saved replies yet')
  })

  test('shows an agent their own replies and the team’s, and nobody else’s', async () => {
    const [own, shared] = [await annsReply(), await teamsReply()]
    const hers = await createSavedReply(await bea.agent(), { shortcut: shortcut(), body: BODY }, { shared: false })
    const page = await (await ann.get('/settings')).text()
    for (const { id } of [own, shared]) expect(page).toContain(`reply-${id}`)
    expect(page).not.toContain(hers.id)
    expect(page).toContain('Only you')
    expect(page).toContain('Team')
  })

  test('lets admins change team settings, and shows them to agents', async () => {
    const control = /<input[^>]*role="switch"[^>]*>/
    expect(control.exec(await (await ada.get('/settings/conversations')).text())?.[0]).not.toContain('disabled')
    expect(control.exec(await (await ann.get('/settings/conversations')).text())?.[0]).toContain('disabled')
    expect(await (await ann.get('/settings')).text()).not.toContain('Share with the team')
  })

  test('is in the rail of every page', async () => {
    expect(await (await ann.get('/tickets')).text()).toContain('href="/settings"')
  })
})

describe('a new reply', () => {
  test('is saved for the agent alone', async () => {
    const name = shortcut()
    const response = await ann.post('/settings/replies', { shortcut: name, body: `One\r\ntwo ${CANARY}` })
    expect(response.status).toBe(201)
    expect(await response.text()).toContain(`Reply /${name} saved.`)
    expect(await replyNamed(name)).toMatchObject({ agentId: (await ann.agent()).id, body: `One\ntwo ${CANARY}` })
    expect((await savedRepliesOf(await bea.agent())).some((other) => other.shortcut === name)).toBe(false)
  })

  test('is the team’s when an admin chooses so', async () => {
    const name = shortcut()
    expect((await ada.post('/settings/replies', { shortcut: name, body: BODY, shared: '1' })).status).toBe(201)
    expect(await replyNamed(name)).toMatchObject({ agentId: null })
  })

  test('of the team cannot be saved by an agent', async () => {
    const name = shortcut()
    expect((await ann.post('/settings/replies', { shortcut: name, body: BODY, shared: '1' })).status).toBe(403)
    expect(await replyNamed(name)).toBeUndefined()
  })

  test('may be entered with its slash', async () => {
    const name = shortcut()
    expect((await ann.post('/settings/replies', { shortcut: `/${name}`, body: BODY })).status).toBe(201)
    expect(await replyNamed(name)).toBeDefined()
  })

  test('keeps its text byte for byte', async () => {
    for (const body of ['007', 'true', 'null', '{"a":1}', '[1]', 'שלום 👋🏽', 'x'.repeat(10_000)]) {
      const name = shortcut()
      expect((await ann.post('/settings/replies', { shortcut: name, body })).status).toBe(201)
      expect((await replyNamed(name))?.body).toBe(body)
    }
  })

  test.each([
    ['', BODY, 'Give the reply a shortcut.'],
    ['greeting', '  ', 'Write the text of the reply.'],
    ['Greeting', BODY, 'lowercase'],
    ['two words', BODY, 'no spaces'],
    ['x'.repeat(41), BODY, '1 to 40'],
    ['ça', BODY, 'lowercase'],
    ['greeting', 'x'.repeat(10_001), 'at most 10,000'],
    ['greeting', 'Hello {{visitor.age}} {{constructor}}', 'There is no variable {{visitor.age}}, {{constructor}}.'],
  ])('with the shortcut %p is refused, and what was typed stays', async (name, body, complaint) => {
    const before = await repliesOfAnn()
    const response = await ann.post('/settings/replies', { shortcut: name, body })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain(complaint)
    if (body.startsWith('Hello {{visitor.age}}')) expect(page).toContain('Hello {{visitor.age}}')
    expect(await repliesOfAnn()).toEqual(before)
  })

  test('cannot have the same shortcut twice, except beside the team’s', async () => {
    const shared = await teamsReply()
    expect((await ann.post('/settings/replies', { shortcut: shared.shortcut, body: BODY })).status).toBe(201)
    const again = await ann.post('/settings/replies', { shortcut: shared.shortcut, body: BODY })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain(`You already have a reply /${shared.shortcut}.`)
    const theirs = await ada.post('/settings/replies', { shortcut: shared.shortcut, body: BODY, shared: '1' })
    expect(await theirs.text()).toContain(`The team already has a reply /${shared.shortcut}.`)
    const both = (await repliesOfAnn()).filter((reply) => reply.shortcut === shared.shortcut)
    expect(both.map(({ agentId }) => agentId)).toEqual([(await ann.agent()).id, null])
  })
})

describe('a saved reply', () => {
  test('is changed', async () => {
    const { id } = await annsReply()
    const name = shortcut()
    const response = await ann.put(`/settings/replies/${id}`, { shortcut: name, body: `Other ${CANARY}` })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(`Reply /${name} saved.`)
    expect(await replyNamed(name)).toMatchObject({ id, body: `Other ${CANARY}` })
  })

  test('cannot take a used shortcut or invalid values', async () => {
    const [one, other] = [await annsReply(), await annsReply()]
    const taken = await ann.put(`/settings/replies/${one.id}`, { shortcut: other.shortcut, body: `Typed ${CANARY}` })
    expect(taken.status).toBe(422)
    const page = await taken.text()
    expect(page).toContain(`You already have a reply /${other.shortcut}.`)
    expect(page).toContain('Typed ')
    expect((await ann.put(`/settings/replies/${one.id}`, { shortcut: 'a', body: '{{nobody}}' })).status).toBe(422)
    expect(await replyNamed(one.shortcut)).toEqual(one)
  })

  test('is deleted', async () => {
    const { id, shortcut } = await annsReply()
    const response = await ann.delete(`/settings/replies/${id}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain(`Reply /${shortcut} deleted.`)
    expect(await replyNamed(shortcut)).toBeUndefined()
    expect((await ann.delete(`/settings/replies/${id}`)).status).toBe(404)
  })

  test('of another agent is not found, not even by an admin', async () => {
    const reply = await annsReply()
    for (const client of [bea, ada]) {
      expect((await client.put(`/settings/replies/${reply.id}`, { shortcut: 'mine', body: 'Mine' })).status).toBe(404)
      expect((await client.delete(`/settings/replies/${reply.id}`)).status).toBe(404)
    }
    expect(await replyNamed(reply.shortcut)).toEqual(reply)
  })

  test('of the team can be changed and deleted by admins only', async () => {
    const reply = await teamsReply()
    expect((await ann.put(`/settings/replies/${reply.id}`, { shortcut: 'mine', body: 'Mine' })).status).toBe(403)
    expect((await ann.delete(`/settings/replies/${reply.id}`)).status).toBe(403)
    expect(await replyNamed(reply.shortcut)).toEqual(reply)

    const name = shortcut()
    expect((await ada.put(`/settings/replies/${reply.id}`, { shortcut: name, body: 'Other' })).status).toBe(200)
    expect(await replyNamed(name)).toMatchObject({ id: reply.id, agentId: null })
    expect((await ada.delete(`/settings/replies/${reply.id}`)).status).toBe(200)
    expect(await replyNamed(name)).toBeUndefined()
  })

  test.each(['nothing', '1', UNKNOWN_ID])('with the id %p is not there', async (id) => {
    expect((await ann.put(`/settings/replies/${id}`, { shortcut: 'a', body: 'b' })).status).toBe(404)
    expect((await ann.delete(`/settings/replies/${id}`)).status).toBe(404)
  })
})

describe('showing what visitors type', () => {
  test('starts once an admin turns it on', async () => {
    expect(await settingsNow()).toMatchObject({ showsTyping: false })
    const response = await ada.put('/settings/typing', { shown: '1' })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Agents see what visitors are typing.')
    expect(await settingsNow()).toMatchObject({ showsTyping: true })
    expect(await sql`select shows_typing from settings`).toMatchObject([{ showsTyping: true }])

    expect((await ada.put('/settings/typing', {})).status).toBe(200)
    expect(await settingsNow()).toMatchObject({ showsTyping: false })
  })

  test('cannot be changed by agents', async () => {
    expect((await ann.put('/settings/typing', { shown: '1' })).status).toBe(403)
    expect(await settingsNow()).toMatchObject({ showsTyping: false })
  })
})

describe('limits', () => {
  const usual = Object.fromEntries(Object.entries(FIGURE).map(([name, { usual }]) => [name, String(usual)]))

  test('can be changed by an admin, store only what differs from the default, and can be reset', async () => {
    const response = await ada.put('/settings/limits', { ...usual, chatsOfAddress: '1,000', freeDisk: '0' })
    expect(response.status).toBe(200)
    expect((await settingsNow()).limits).toEqual({ chatsOfAddress: 1000, freeDisk: 0 })
    expect((await ada.delete('/settings/limits')).status).toBe(200)
    expect((await settingsNow()).limits).toEqual({})
  })

  test.each(['', '0', '-1', '1.5e3x', '10000001', 'many', '<xss-canary>', '9'.repeat(40)])(
    'of %p are refused, and what was typed stays',
    async (typed) => {
      const response = await ada.put('/settings/limits', { ...usual, chatsOfAddress: typed, chatsInAll: '77' })
      expect(response.status).toBe(422)
      const page = await response.text()
      expect(page).toContain('Enter a whole number from 1 to 10,000,000.')
      expect(page).toContain('value="77"')
      expect((await settingsNow()).limits).toEqual({})
    },
  )

  test('cannot be changed by agents', async () => {
    expect((await ann.put('/settings/limits', { ...usual, chatsOfAddress: '5' })).status).toBe(403)
    expect((await ann.delete('/settings/limits')).status).toBe(403)
    expect((await settingsNow()).limits).toEqual({})
  })
})

test('nothing is seen or changed without signing in', async () => {
  const reply = await annsReply()
  for (const sent of [
    outsider.get('/settings'),
    outsider.post('/settings/replies', { shortcut: 'a', body: 'b' }),
    outsider.put(`/settings/replies/${reply.id}`, { shortcut: 'a', body: 'b' }),
    outsider.delete(`/settings/replies/${reply.id}`),
    outsider.put('/settings/typing', { shown: '1' }),
    outsider.put('/settings/limits', { chatsOfAddress: '5' }),
    outsider.delete('/settings/limits'),
  ]) {
    const { status, headers } = await sent
    expect([401, 303, 302]).toContain(status)
    if (status !== 401) expect(headers.get('location')).toContain('/session')
  }
  expect(await replyNamed(reply.shortcut)).toEqual(reply)
})

test('a request from another site changes nothing', async () => {
  const reply = await annsReply()
  expect((await ann.delete(`/settings/replies/${reply.id}`, { origin: 'https://evil.test' })).status).toBe(403)
  expect(await replyNamed(reply.shortcut)).toEqual(reply)
})
