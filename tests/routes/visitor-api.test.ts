import { beforeEach, describe, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { openTicket } from '../../src/actions/tickets/open'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { visitorWithToken } from '../../src/reads/visitors/queries'
import { CANARY } from '../support/canary'
import { anyAgent, draft } from '../support/fixtures'
import { newVisitors, testServer } from '../support/server'
import type { VisitorClient } from '../support/visitor-client'

const parley = testServer()

let vera: VisitorClient
let victor: VisitorClient

beforeEach(() => {
  ;({ vera, victor } = newVisitors(parley))
})

describe('a session', () => {
  test('for somebody new returns a token that the database does not hold', async () => {
    const response = await open({
      name: ' Mira ',
      email: 'mira@example.com',
      page: { url: 'https://shop.test/a', title: 'A', referrer: 'https://search.test/' },
    })
    expect(response.status).toBe(200)
    const { token, visitor, conversation } = await response.json()
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(visitor).toEqual({ id: expect.any(String), name: 'Mira', email: 'mira@example.com', verified: false })
    expect(conversation).toBeNull()

    const row = await stored(visitor.id)
    expect(row).toMatchObject({
      browser: 'Chrome 156',
      system: 'Linux',
      language: 'de-CH',
      pageUrl: 'https://shop.test/a',
      pageTitle: 'A',
      referrer: 'https://search.test/',
    })
    expect(JSON.stringify(row)).not.toContain(token)
  })

  test('for somebody known updates what is sent and keeps the rest', async () => {
    await vera.say('Hello')
    const token = await vera.token()
    const response = await open({ token, email: 'vera@example.com', page: { url: 'https://shop.test/b', title: 'B' } })
    const { token: same, visitor, conversation } = await response.json()
    expect(same).toBe(token)
    expect(visitor).toMatchObject({ name: `Vera ${CANARY}`, email: 'vera@example.com' })
    expect(conversation).toEqual({ id: expect.any(String), control: 'ai', endedAt: null })
    expect(await stored(visitor.id)).toMatchObject({ pageUrl: 'https://shop.test/b', pageTitle: 'B' })
    expect(await conversationWithId(conversation.id)).toMatchObject({
      visitorName: `Vera ${CANARY}`,
      visitorEmail: 'vera@example.com',
    })
  })

  test('tells agents with the chat open about a new page or name', async () => {
    await vera.say('Hello')
    const { id } = await conversationOf(vera)
    const inbox = await (await parley.ann.live(`/conversations/${id}/live?since=0`)).caughtUp()
    await open({ token: await vera.token(), page: { url: `https://shop.test/desks?${CANARY}`, title: 'Desks' } })
    await inbox.next('on /desks')
    await open({ token: await vera.token(), name: 'Veronica' })
    await inbox.next('Veronica')
    await inbox.close()
  })

  test('with an unknown token is refused', async () => {
    const response = await open({ token: 'x'.repeat(43) })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ error: { code: 'unauthorized', message: 'This token is unknown.' } })
  })

  test('that claims an identity is refused, as nothing can prove it', async () => {
    const response = await open({ identity: 'eyJhbGciOiJub25lIn0.e30.' })
    expect(response.status).toBe(401)
    expect((await response.json()).error.message).toBe('Identity verification is not set up yet.')
  })

  test('cuts a page’s address and title that are too long', async () => {
    const response = await open({ page: { url: `https://shop.test/${'a'.repeat(5000)}`, title: 'b'.repeat(100_000) } })
    const { visitor } = await response.json()
    const { pageUrl, pageTitle } = await stored(visitor.id)
    expect(pageUrl).toHaveLength(2000)
    expect(pageTitle).toHaveLength(300)
  })

  test('opens whatever a page says about itself, for programs and for the widget', async () => {
    const token = await vera.token()
    for (const said of [
      'null',
      '5',
      '"a"',
      '[]',
      '{"title":"Sale \\ud83d","url":["a"],"referrer":7}',
      '{"title":"a\\u0000b\\nc"}',
      '{"url":{"a":null}}',
    ]) {
      for (const [path, headers] of [
        ['/api/visitor/session', {}],
        ['/widget/session', { origin: new URL(parley.url).origin, 'hx-request': 'true' }],
      ] as const) {
        const body = `{"token":"${token}","page":${said}}`
        const response = await parley.outsider.send('POST', path, {
          body,
          headers: { 'content-type': 'application/json', ...headers },
        })
        expect([path, said, response.status]).toEqual([path, said, 200])
      }
    }
    expect((await visitorWithToken(token))?.pageTitle).toBe('a b c')
  })

  test('opens without a name and an email address that cannot be taken, and says why', async () => {
    const response = await open({ name: 'n'.repeat(101), email: 'nonsense' })
    expect(response.status).toBe(200)
    const { visitor, refused } = await response.json()
    expect(visitor).toMatchObject({ name: null, email: null })
    expect(refused).toEqual({ name: expect.any(String), email: expect.any(String) })
  })

  test('is open to programs without an origin and to other sites', async () => {
    const anotherSite: Record<string, string> = { origin: 'https://shop.test', 'sec-fetch-site': 'cross-site' }
    for (const headers of [{}, anotherSite]) {
      const response = await fetch(new URL('/api/visitor/session', parley.url), { method: 'POST', headers })
      expect(response.status).toBe(200)
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
    }
  })
})

describe('messages', () => {
  test('are posted once and returned unchanged', async () => {
    const clientId = crypto.randomUUID()
    const response = await vera.say('Hello', clientId)
    expect(response.status).toBe(201)
    const { message } = await response.json()
    expect(message).toEqual({
      id: expect.any(String),
      seq: 1,
      rev: 1,
      author: 'visitor',
      authorName: `Vera ${CANARY}`,
      body: 'Hello',
      clientId,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      editedAt: null,
      deletedAt: null,
      attachments: [],
      sources: [],
    })
    expect(await said(vera)).toEqual([message])
  })

  test('sent again return the first one, with 200', async () => {
    const clientId = crypto.randomUUID()
    const first = await (await vera.say('Hello', clientId)).json()
    const again = await vera.say('Something else', clientId)
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(first)
  })

  test('sent ten times at once are one', async () => {
    const clientId = crypto.randomUUID()
    const replies = await Promise.all(Array.from({ length: 10 }, () => vera.say('Hello', clientId)))
    expect(replies.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
    const ids = await Promise.all(replies.map(async (response) => (await response.json()).message.id))
    expect(new Set(ids).size).toBe(1)
    expect(await said(vera)).toHaveLength(1)
  })

  test.each([
    '007',
    'true',
    'null',
    '{"a":1}',
    '[1]',
    '0',
    ' spaced \n lines\r\n',
    'שלום ‏עולם',
    '👩‍👩‍👧‍👦 🇨🇭',
    CANARY,
    '"',
    "'",
  ])('keep every byte of %j, as JSON and as a form', async (body) => {
    await vera.say(body)
    const form = new FormData()
    form.set('clientId', crypto.randomUUID())
    form.set('body', body)
    expect((await vera.post('/api/visitor/messages', form)).status).toBe(201)
    expect((await vera.post('/api/visitor/messages', { clientId: crypto.randomUUID(), body })).status).toBe(201)
    const [json, multipart, urlencoded] = await said(vera)
    expect(json?.body).toBe(body)
    expect(urlencoded?.body).toBe(body)
    // A multipart form writes lines with CR LF, whoever sends it.
    expect(multipart?.body.replaceAll('\r\n', '\n')).toBe(body.replaceAll('\r\n', '\n'))
  })

  test('hold 10,000 characters of any kind, and not one more', async () => {
    expect((await vera.say('👩‍👩‍👧‍👦'.repeat(10_000))).status).toBe(201)
    expect((await vera.say(`a${'é'.repeat(10_000)}`)).status).toBe(422)
  })

  test('that are empty, of another type, or without a clientId get a clear error', async () => {
    for (const [body, complaint] of [
      [{ clientId: crypto.randomUUID(), body: ' \n ' }, 'Write a message first.'],
      [{ clientId: crypto.randomUUID(), body: 7 }, 'body must be text.'],
      [{ body: 'Hello' }, 'clientId must be a UUID.'],
      [{ clientId: '1', body: 'Hello' }, 'clientId must be a UUID.'],
      [[1], 'The body must be a JSON object.'],
    ] as const) {
      const response = await vera.postJson('/api/visitor/messages', body)
      expect(response.status).toBe(422)
      expect((await response.json()).error).toMatchObject({ code: 'invalid', message: complaint })
    }
  })

  test('can be edited and deleted by their sender, and are marked', async () => {
    const { message } = await (await vera.say('Hello')).json()
    const path = `/api/visitor/messages/${message.id}`
    const changed = await vera.send('PATCH', path, {
      body: JSON.stringify({ body: '{"a":1}' }),
      headers: { 'content-type': 'application/json' },
    })
    expect(changed.status).toBe(200)
    expect((await changed.json()).message).toEqual({
      ...message,
      body: '{"a":1}',
      rev: expect.any(Number),
      editedAt: expect.any(String),
    })
    const gone = await vera.delete(path)
    expect(gone.status).toBe(200)
    expect((await gone.json()).message).toMatchObject({
      id: message.id,
      seq: 1,
      body: '',
      attachments: [],
      deletedAt: expect.any(String),
    })
    expect((await (await vera.delete(path)).json()).error).toEqual({
      code: 'conflict',
      message: 'This message was deleted.',
    })
  })

  test('cannot be edited by others, late, to nothing, or where there are none', async () => {
    const { message } = await (await vera.say('Hello')).json()
    const path = `/api/visitor/messages/${message.id}`
    expect((await victor.patch(path, { body: 'Mine' })).status).toBe(404)
    expect((await victor.delete(path)).status).toBe(404)
    await victor.say('Mine')
    expect((await victor.patch(path, { body: 'Mine' })).status).toBe(404)
    expect((await victor.delete(path)).status).toBe(404)
    expect((await vera.patch('/api/visitor/messages/1', { body: 'x' })).status).toBe(404)
    expect((await vera.patch(path, { body: ' ' })).status).toBe(422)
    expect((await parley.outsider.patch(path, { body: 'x' })).status).toBe(401)
    expect((await parley.outsider.delete(path)).status).toBe(401)
    await sql`update messages set created_at = created_at - interval '16 minutes' where id = ${message.id}`
    expect((await vera.patch(path, { body: 'Too late' })).status).toBe(409)
    expect((await vera.delete(path)).status).toBe(409)
    expect((await vera.messages())[0]).toMatchObject({ body: 'Hello' })
  })

  test('that come too soon are told how long to wait', async () => {
    parley.set({ MESSAGE_INTERVAL_MS: '3000' })
    const clientId = crypto.randomUUID()
    expect((await vera.say('One', clientId)).status).toBe(201)
    const soon = await vera.say('Two')
    expect(soon.status).toBe(429)
    expect(Number(soon.headers.get('retry-after'))).toBeWithin(1, 4)
    expect((await soon.json()).error).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) })
    expect((await vera.say('One', clientId)).status).toBe(200)
    expect((await victor.say('Hello')).status).toBe(201)
  })

  test('come in pages of 200, with a cursor that skips what visitors do not see', async () => {
    await vera.callPerson()
    await Promise.all(Array.from({ length: 203 }, (_, n) => vera.say(`message ${n}`)))
    const { conversation } = await hide(vera)
    const pages = []
    for (let since = 0, more = true; more; ) {
      const page = await (await vera.get(`/api/visitor/messages?since=${since}`)).json()
      pages.push(page.messages.length)
      ;({ rev: since, more } = page)
      if (!more) expect(since).toBe(conversation.rev)
    }
    expect(pages).toEqual([200, 4])
    const after = await (await vera.get(`/api/visitor/messages?since=${conversation.rev}`)).json()
    expect(after).toEqual({ messages: [], rev: conversation.rev, more: false })
  })

  test('requested with an earlier conversation’s cursor start at the beginning', async () => {
    await vera.callPerson()
    for (let n = 1; n <= 5; n++) await vera.say(`message ${n}`)
    await vera.post('/api/visitor/closure')
    const { rev } = await conversationOf(vera)
    await sql`update conversations set ended_at = now() - interval '2 days' where visitor_id = ${await idOf(vera)}`
    await vera.say('A new question')
    expect((await vera.messages(rev))[0]?.body).toBe('A new question')
  })
})

describe('control', () => {
  test('escalates once when the visitor asks', async () => {
    await vera.say('Hello')
    for (let n = 0; n < 2; n++) {
      const response = await vera.post('/api/visitor/handoff')
      expect(response.status).toBe(200)
      expect(await response.json()).toEqual({
        conversation: { id: expect.any(String), control: 'escalated', endedAt: null },
      })
    }
    const lines = (await vera.messages()).filter(({ author }) => author === 'system')
    expect(lines).toHaveLength(1)
    expect(lines[0]?.body).toMatch(/^(No one is here right now|We are calling a person)/)
  })

  test('escalates before the first message, in one conversation for ten requests at once', async () => {
    const replies = await Promise.all(Array.from({ length: 10 }, () => vera.post('/api/visitor/handoff')))
    const chats = await Promise.all(replies.map(async (response) => (await response.json()).conversation))
    expect(new Set(chats.map(({ id }) => id)).size).toBe(1)
    expect(chats.every(({ control }) => control === 'escalated')).toBe(true)
    expect(await vera.messages()).toHaveLength(1)
  })

  test('stays with the agent who has it', async () => {
    await vera.say('Hello')
    await takeOver(vera)
    const response = await vera.post('/api/visitor/handoff')
    expect((await response.json()).conversation.control).toBe('agent')
  })

  test('ends with the chat, which reopens when the visitor writes again', async () => {
    await vera.say('Hello')
    const first = await (await vera.post('/api/visitor/closure')).json()
    expect(first.conversation.endedAt).toEqual(expect.any(String))
    expect(await (await vera.post('/api/visitor/closure')).json()).toEqual(first)
    expect((await vera.post('/api/visitor/handoff')).status).toBe(409)

    await vera.say('One more thing')
    expect(await conversationOf(vera)).toMatchObject({ id: first.conversation.id, endedAt: null, control: 'ai' })
  })

  test('cannot be ended without a chat', async () => {
    const response = await vera.post('/api/visitor/closure')
    expect(response.status).toBe(404)
    expect((await response.json()).error.code).toBe('not_found')
  })
})

describe('the socket', () => {
  test('sends what was missed, then the conversation, then live messages, in order', async () => {
    await vera.callPerson()
    await vera.say('One')
    await vera.say('Two')
    const live = await (await vera.live('/api/visitor/live?since=2')).caughtUp()
    expect(live.protocol).toBe('parley.v1')
    expect(live.frames.map(({ type }) => type)).toEqual(['message', 'conversation'])
    await vera.say('Three')
    await vera.post('/api/visitor/closure')
    await live.next(({ conversation }) => Boolean((conversation as Conversation | undefined)?.endedAt))
    const seqs = live.frames
      .filter(({ type }) => type === 'message')
      .map(({ message }) => (message as { seq: number }).seq)
    expect(seqs).toEqual([3, 4, 5])
    await live.close()
  })

  test('shows who joined and what they say, and nothing for agents only', async () => {
    await vera.say('Hello')
    const live = await (await vera.live()).caughtUp()
    const { conversation, agent } = await hide(vera)
    await takeOver(vera, agent)
    await postAsAgent(conversation, agent, draft('Hi Vera'))
    const { message } = await live.next(
      ({ message }) => (message as { author?: string } | undefined)?.author === 'agent',
    )
    expect(message).toMatchObject({ authorName: agent.name, body: `Hi Vera ${CANARY}` })
    expect(JSON.stringify(live.frames)).toContain('joined')
    expect(JSON.stringify(live.frames)).not.toContain('Ticket')
    await live.close()
  })

  test('catches up again when the client notices a gap', async () => {
    await vera.callPerson()
    const live = await (await vera.live('/api/visitor/live?since=1')).caughtUp()
    expect(live.frames.filter(({ type }) => type === 'message')).toEqual([])
    live.send({ type: 'resume', since: 0 })
    await live.next(({ type }) => type === 'message')
    await live.close()
  })

  test('without a conversation says that there is none', async () => {
    const live = await (await vera.live()).caughtUp()
    expect(live.frames).toEqual([{ type: 'conversation', conversation: null }])
    await live.close()
  })

  test('refuses foreign clients and tokens in the URL', async () => {
    const { outsider } = parley
    expect(await outsider.handshake('/api/visitor/live?since=0')).toBe(401)
    expect(
      await outsider.handshake('/api/visitor/live', { 'sec-websocket-protocol': 'parley.v1, bearer.nonsense' }),
    ).toBe(401)
    expect(await outsider.handshake(`/api/visitor/live?token=${await vera.token()}`)).toBe(401)
    expect(
      await outsider.handshake('/api/visitor/live', {
        'sec-websocket-protocol': `parley.v1, bearer.${await vera.token()}`,
      }),
    ).toBe(101)
  })
})

describe('another visitor', () => {
  test('sees nothing and changes nothing', async () => {
    const clientId = crypto.randomUUID()
    const { message } = await (await vera.say('A secret', clientId)).json()
    const live = await (await victor.live()).caughtUp()

    expect(await victor.messages()).toEqual([])
    const same = await (await victor.say('Mine', clientId)).json()
    expect(same.message.id).not.toBe(message.id)
    await victor.post('/api/visitor/handoff')
    await victor.post('/api/visitor/closure')
    await vera.say('More')
    expect((await victor.get(`/api/visitor/attachments/${message.id}`)).status).toBe(404)
    expect(await conversationOf(vera)).toMatchObject({ control: 'ai', endedAt: null })
    await live.next(({ conversation }) => Boolean((conversation as Conversation | undefined)?.endedAt))
    expect(JSON.stringify(live.frames)).not.toContain('secret')
    await live.close()
  })

  test('without a token gets 401 everywhere but for a new session', async () => {
    const calls = [
      ['GET', '/messages'],
      ['POST', '/messages'],
      ['POST', '/handoff'],
      ['POST', '/closure'],
      ['GET', '/attachments/1'],
      ['GET', '/live'],
    ] as const
    for (const [method, path] of calls) {
      for (const authorization of ['', 'Bearer nonsense', `Bearer ${(await vera.token()).slice(1)}`]) {
        const response = await parley.outsider.send(method, `/api/visitor${path}`, { headers: { authorization } })
        expect(response.status).toBe(401)
        expect((await response.json()).error.code).toBe('unauthorized')
      }
    }
  })
})

test('other sites get their CORS preflight answered', async () => {
  const response = await parley.outsider.send('OPTIONS', '/api/visitor/messages', {
    headers: { origin: 'https://shop.test', 'access-control-request-method': 'POST' },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('access-control-allow-headers')).toContain('Authorization')
  expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  const refused = await parley.outsider.get('/api/visitor/messages', { origin: 'https://shop.test' })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('access-control-allow-origin')).toBe('*')
})

function open(introduction: unknown): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'accept-language': 'de-ch,de;q=0.9',
  }
  return parley.outsider.send('POST', '/api/visitor/session', { body: JSON.stringify(introduction), headers })
}

async function stored(id: string): Promise<Visitor> {
  const [row] = await sql<Visitor[]>`select * from visitors where id = ${id}`
  if (!row) throw new Error('Visitor not found.')
  return row
}

async function idOf(client: VisitorClient): Promise<string> {
  return (await (await open({ token: await client.token() })).json()).visitor.id
}

async function conversationOf(client: VisitorClient): Promise<Conversation> {
  const [row] = await sql<
    Conversation[]
  >`select * from conversations where visitor_id = ${await idOf(client)} order by created_at desc limit 1`
  if (!row) throw new Error('There is no conversation.')
  return row
}

/** What the visitor has written, in order. */
async function said(client: VisitorClient) {
  return (await client.messages()).filter(({ author }) => author === 'visitor')
}

/** Puts a line into the thread that only agents see: that a ticket was made. */
async function hide(client: VisitorClient) {
  const agent = await anyAgent()
  await openTicket(await conversationOf(client), agent, {
    subject: `Ticket ${CANARY}`,
    description: '',
    priority: 'normal',
  })
  return { agent, conversation: await conversationOf(client) }
}

async function takeOver(client: VisitorClient, agent?: Awaited<ReturnType<typeof anyAgent>>): Promise<Conversation> {
  const somebody = agent ?? (await anyAgent())
  return accept(await join(await conversationOf(client), somebody), somebody)
}
