import { beforeEach, describe, expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { openTicket } from '../../src/actions/tickets/open'
import { announcePreview } from '../../src/announce/messages'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { isOnlyInInbox } from '../../src/web/assets/styles'
import { CANARY, unsealed } from '../support/canary'
import { anyAgent, draft } from '../support/fixtures'
import { newVisitors, testServer } from '../support/server'
import type { VisitorClient } from '../support/visitor-client'

const parley = testServer()

let vera: VisitorClient
let victor: VisitorClient

beforeEach(() => {
  ;({ vera, victor } = newVisitors(parley))
})

describe('the page', () => {
  test('is the only one that any page may frame, and holds nothing about anybody', async () => {
    const page = await parley.outsider.get('/widget')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).not.toContain('frame-ancestors')
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(unsealed(await page.text())).toBe(unsealed(await (await vera.get('/widget')).text()))
    expect((await parley.outsider.get('/demo')).headers.get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
  })

  test('comes with a script for other sites of less than two kilobytes, in brotli and in gzip', async () => {
    const weighed = { br: 'gzip, br', gzip: 'br;q=0, gzip' }
    for (const [encoding, accepted] of Object.entries(weighed)) {
      const response = await fetch(new URL('/widget.js', parley.url), {
        headers: { 'accept-encoding': accepted },
        decompress: false,
      })
      expect(response.headers.get('content-encoding')).toBe(encoding)
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
      expect(response.headers.get('content-type')).toStartWith('text/javascript')
      expect((await response.arrayBuffer()).byteLength).toBeLessThan(2048)
    }
    const plain = await parley.outsider.get('/widget.js', { 'accept-encoding': 'identity' })
    expect(await plain.text()).toContain('attachShadow')
    const etag = plain.headers.get('etag') ?? ''
    expect((await parley.outsider.get('/widget.js', { 'if-none-match': etag })).status).toBe(304)
  })

  test('is on the example shop, whose pages all work', async () => {
    const shop = await (await parley.outsider.get('/demo')).text()
    expect(shop).toContain('<script async src="/widget.js">')
    const links = [...shop.matchAll(/href="(\/demo[^"]*)"|src="(\/assets\/img[^"]*)"/g)].map(
      ([, page, picture]) => page ?? picture ?? '',
    )
    expect(links.length).toBeGreaterThan(8)
    for (const link of links) expect([link, (await parley.outsider.get(link)).status]).toEqual([link, 200])
    expect((await parley.outsider.get('/demo/desks/nothing')).status).toBe(404)
  })

  test('shows nothing whose styles are kept for the inbox alone', async () => {
    const shown = [await (await vera.get('/widget')).text()]
    await vera.callPerson()
    const { id } = await conversationOf(vera)
    const agent = await anyAgent()
    await accept(await current(id), agent)
    await postAsAgent(await current(id), agent, draft('Hello'))
    await vera.say('Hello')
    shown.push(await thread(vera))
    const classes = new Set(
      shown.flatMap((html) => [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))),
    )
    expect(classes.size).toBeGreaterThan(30)
    expect([...classes].filter((name) => isOnlyInInbox(`.${name}`))).toEqual([])
  })
})

describe('the thread', () => {
  test('is empty and live before the first message', async () => {
    const html = await thread(vera)
    expect(html).toContain('hx-ws:connect="/widget/live?since=0&amp;conversation="')
    expect(html).toContain('data-control="none"')
    expect(html).not.toContain('data-message-id')
  })

  test('holds what the visitor may see, and the socket’s cursor', async () => {
    await vera.callPerson()
    await vera.say(`Hello ${CANARY}`)
    const { id } = await conversationOf(vera)
    await openTicket(await current(id), await anyAgent(), {
      subject: `Ticket ${CANARY}`,
      description: '',
      priority: 'normal',
    })
    await vera.say('Still there?')
    const html = await thread(vera)
    expect([...html.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => seq)).toEqual(['1', '2', '4'])
    expect(html).not.toContain('Ticket')
    expect(html).toContain(`/widget/live?since=4&amp;conversation=${id}`)
    expect(html).toContain(`You are <bdi>Vera ${Bun.escapeHTML(CANARY)}`)
  })

  test('shows fifty messages, and earlier ones in steps', async () => {
    await vera.callPerson()
    await Promise.all(Array.from({ length: 119 }, (_, n) => vera.say(`message ${n}`)))
    const first = await thread(vera)
    expect(count(first)).toBe(50)
    expect(first).toMatch(/data-messages="\/widget\/messages" data-older/)
    const second = await (await vera.get('/widget/messages?before=71')).text()
    expect(count(second)).toBe(50)
    const last = await (await vera.get('/widget/messages?before=21')).text()
    expect(count(last)).toBe(20)
    expect(last).not.toContain('data-older')
  })

  test('continues past fifty hidden lines', async () => {
    await vera.callPerson()
    const { id } = await conversationOf(vera)
    const agent = await anyAgent()
    for (let n = 0; n < 55; n++)
      await openTicket(await current(id), agent, { subject: 'Ticket', description: '', priority: 'normal' })
    expect(count(await thread(vera))).toBe(1)
  })
})

describe('a message', () => {
  test('that starts a conversation returns the thread; a later one returns itself', async () => {
    const first = await post(vera, { body: `Hello ${CANARY}` })
    expect(first.status).toBe(201)
    const started = await first.text()
    const { id } = await conversationOf(vera)
    expect(started).toContain('hx-target="#thread"')
    expect(started).toContain(`name="conversation" value="${id}"`)

    const second = await (await post(vera, { body: 'More', conversation: id })).text()
    expect(second).toContain('hx-target="#messages" hx-swap="upsert')
    expect(count(second)).toBe(1)
  })

  test('sent again is the same message', async () => {
    const clientId = crypto.randomUUID()
    await post(vera, { body: 'Hello', clientId })
    const again = await post(vera, { body: 'Hello', clientId })
    expect(again.status).toBe(200)
    expect(await said(vera)).toEqual(['Hello'])
  })

  test('keeps every byte of what was typed', async () => {
    const typed = ['007', 'true', 'null', '{"a":1}', '[1]', ' two \n lines ', 'שלום ‏עולם', '👩‍👩‍👧‍👦']
    for (const body of typed) expect((await post(vera, { body })).status).toBe(201)
    expect(await said(vera)).toEqual(typed)
  })

  test('too soon is refused with the time left', async () => {
    parley.set({ MESSAGE_INTERVAL_MS: '3000' })
    await post(vera, { body: 'One' })
    const soon = await post(vera, { body: 'Two' })
    expect(soon.status).toBe(429)
    expect(Number(soon.headers.get('parley-retry-after-ms'))).toBeWithin(1, 3001)
    expect(await soon.text()).toContain('You can send again in')
  })
})

describe('a visitor’s own message', () => {
  let mine: { id: string; rev: number }
  beforeEach(async () => {
    await vera.callPerson()
    mine = (await (await vera.say('The lamp')).json()).message
  })
  const own = () => `/widget/messages/${mine.id}`

  test('can be edited, in an editor that holds its text', async () => {
    const editor = await vera.get(`${own()}/editor`)
    expect(editor.status).toBe(200)
    expect(await editor.text()).toContain('>The lamp</textarea>')
    const changed = await vera.patch(own(), { body: `The chair ${CANARY}` })
    expect(changed.status).toBe(200)
    const html = await changed.text()
    expect(html).toContain('hx-target="#messages" hx-swap="upsert')
    expect(html).toContain('>edited<')
    expect(await said(vera)).toEqual([`The chair ${CANARY}`])
  })

  test('can be deleted', async () => {
    const response = await vera.delete(own())
    expect(await response.text()).toContain('Message deleted')
    expect(await said(vera)).toEqual([''])
    expect((await vera.delete(own())).status).toBe(409)
    expect((await vera.get(`${own()}/editor`)).status).toBe(409)
    expect(await thread(vera)).not.toContain('The lamp')
  })

  test('cannot be changed by others, or by anybody after a quarter of an hour', async () => {
    const attempts = (client: typeof vera | typeof parley.outsider) => [
      client.patch(own(), { body: 'Mine' }),
      client.delete(own()),
      client.get(`${own()}/editor`),
    ]
    const statuses = async (client: typeof vera | typeof parley.outsider) =>
      (await Promise.all(attempts(client))).map(({ status }) => status)
    expect(await statuses(victor)).toEqual([404, 404, 404])
    await victor.say('Mine')
    expect(await statuses(victor)).toEqual([404, 404, 404])
    expect((await statuses(parley.outsider)).slice(0, 2)).toEqual([401, 401])
    expect((await vera.patch('/widget/messages/1', { body: 'x' })).status).toBe(404)
    expect((await vera.patch(own(), { body: ' ' })).status).toBe(422)
    await sql`update messages set created_at = created_at - interval '16 minutes' where id = ${mine.id}`
    expect(await statuses(vera)).toEqual([409, 409, 409])
    expect(await said(vera)).toEqual(['The lamp'])
  })

  test('from an agent cannot be changed by the visitor', async () => {
    const { id } = await conversationOf(vera)
    await accept(await current(id), await parley.ann.agent())
    const { message } = await postAsAgent(await current(id), await parley.ann.agent(), draft('On its way'))
    expect((await vera.patch(`/widget/messages/${message.id}`, { body: 'Mine' })).status).toBe(404)
    expect((await vera.delete(`/widget/messages/${message.id}`)).status).toBe(404)
  })
})

describe('who answers', () => {
  test('is a person on request, even before the first message', async () => {
    const html = await (await vera.post('/widget/handoff')).text()
    expect(html).toContain('hx-target="#thread"')
    expect(html).toContain('Waiting for a person…')
    expect(html).toContain('Calling a person')
    expect(html).not.toContain('Answers at once')
    const again = await (await vera.post('/widget/handoff')).text()
    expect(again).toContain('hx-target="#control-status"')
    expect(await conversationOf(vera)).toMatchObject({ control: 'escalated' })
  })

  test('is nobody once the visitor has ended the chat', async () => {
    await vera.say('Hello')
    const html = await (await vera.post('/widget/closure')).text()
    expect(html).toContain('This chat has ended. Write a message to continue.')
    expect((await victor.post('/widget/closure')).status).toBe(404)
  })
})

describe('a visitor', () => {
  test('may give name and email, which agents see at once', async () => {
    await vera.say('Hello')
    const { id } = await conversationOf(vera)
    const inbox = await (await parley.ann.live(`/conversations/${id}/live?since=0`)).caughtUp()
    const response = await vera.post('/widget/visitor', { name: `Mira ${CANARY}`, email: 'mira@example.com' })
    expect(await response.text()).toContain('mira@example.com')
    await inbox.next('mira@example.com')
    expect(await current(id)).toMatchObject({ visitorName: `Mira ${CANARY}`, visitorEmail: 'mira@example.com' })

    await vera.post('/widget/visitor', { name: '', email: '' })
    expect(await current(id)).toMatchObject({ visitorName: `Mira ${CANARY}`, visitorEmail: 'mira@example.com' })
    expect((await vera.post('/widget/visitor', { email: 'nonsense' })).status).toBe(422)
    await inbox.close()
  })

  test('who writes an email address is asked whether it is theirs, unless it is known', async () => {
    const asked = async (body: string) =>
      (await (await post(vera, { body })).text()).match(/name="email" value="([^"]*)"/)?.[1]
    expect(await asked('Hello')).toBeUndefined()
    expect(await asked('I am (mira@example.com).')).toBe('mira@example.com')
    expect(await asked('a@example.com or b@example.com')).toBeUndefined()
    const { id } = await conversationOf(vera)
    expect((await current(id)).visitorEmail).toBeNull()
    await vera.post('/widget/visitor', { email: 'mira@example.com' })
    expect((await current(id)).visitorEmail).toBe('mira@example.com')
    expect(await asked('It is Mira@Example.com')).toBeUndefined()
    const response = await vera.say('Or mira@work.example?')
    expect((await response.json()).offeredEmail).toBe('mira@work.example')
  })

  test('gets only the page without a token', async () => {
    const calls = [
      ['GET', '/widget/thread'],
      ['GET', '/widget/messages?before=9'],
      ['POST', '/widget/messages'],
      ['POST', '/widget/handoff'],
      ['POST', '/widget/closure'],
      ['GET', '/widget/visitor'],
      ['POST', '/widget/visitor'],
      ['GET', '/widget/live'],
    ] as const
    for (const [method, path] of calls) {
      const response = await parley.outsider.send(method, path, {
        headers: { authorization: 'Bearer nonsense', 'hx-request': 'true' },
      })
      expect([path, response.status]).toEqual([path, 401])
    }
  })

  test('never sees another’s chat, even by its id', async () => {
    await post(vera, { body: 'A secret' })
    const { id } = await conversationOf(vera)
    expect((await victor.get('/widget/messages?before=9')).status).toBe(404)
    expect(await thread(victor)).not.toContain('secret')
    const html = await (await post(victor, { body: 'Mine', conversation: id })).text()
    expect(html).not.toContain('secret')
    const live = await victor.live(`/widget/live?since=0&conversation=${id}`)
    await live.next('hx-target="#thread"')
    await post(vera, { body: 'Another secret', conversation: id })
    expect(live.html).not.toContain('secret')
    await live.close()
  })
})

describe('the socket', () => {
  test('sends what was missed, who answers, and then live messages', async () => {
    await vera.callPerson()
    await vera.say('One')
    await vera.say('Two')
    const { id } = await conversationOf(vera)
    const live = await (await vera.live(`/widget/live?since=2&conversation=${id}`)).caughtUp()
    expect(live.protocol).toBe('parley.v1')
    expect(live.html).toContain('Two')
    expect(live.html).not.toContain('One')
    expect(live.html).toContain('Waiting for a person…')
    expect(live.frames.at(-1)).toMatchObject({ rev: 3, live: true })

    const agent = await anyAgent()
    await accept(await current(id), agent)
    await live.next('In this chat with you')
    await postAsAgent(await current(id), agent, draft('Hi there'))
    await live.next('Hi there')
    await release(await current(id), agent)
    await live.next('The assistant is back.')
    await join(await current(id), agent)
    await live.next('A teammate is joining.')
    expect(live.frames.flatMap(({ rev, live }) => (live === undefined ? (rev ?? []) : []))).toEqual([4, 5, 6, 7])
    await live.close()
  })

  test('shows what the assistant is writing', async () => {
    await vera.callPerson()
    const conversation = await conversationOf(vera)
    const live = await (await vera.live(`/widget/live?since=1&conversation=${conversation.id}`)).caughtUp()
    announcePreview(conversation, `Our desks ${CANARY}`)
    expect((await live.next('Our desks')).content).toContain('hx-target="#draft"')
    await live.close()
  })

  test('replaces the draft by the assistant’s answer', async () => {
    await vera.say('Hello')
    const { id } = await conversationOf(vera)
    const live = await vera.live(`/widget/live?since=0&conversation=${id}`)
    const { content } = await live.next('data-author="ai"')
    expect(content).toContain('hx-target="#messages"')
    await live.next(
      ({ content = '' }) => unsealed(content) === '<hx-partial hx-target="#draft" hx-swap="innerHTML"></hx-partial>',
    )
    await live.close()
  })

  test('moves its cursor past lines hidden from visitors', async () => {
    await vera.callPerson()
    const { id } = await conversationOf(vera)
    await openTicket(await current(id), await anyAgent(), { subject: 'Ticket', description: '', priority: 'normal' })
    const live = await (await vera.live(`/widget/live?since=0&conversation=${id}`)).caughtUp()
    expect(live.frames.at(-1)).toMatchObject({ rev: 2, live: true })
    expect(live.html).not.toContain('Ticket')
    await live.close()
  })

  test('replaces the thread when the page shows another conversation', async () => {
    await vera.say('Old question')
    const old = await conversationOf(vera)
    await vera.post('/widget/closure')
    const live = await (await vera.live(`/widget/live?since=2&conversation=${old.id}`)).caughtUp()
    await sql`update conversations set ended_at = now() - interval '2 days' where id = ${old.id}`
    await vera.say('New question')
    const { id } = await conversationOf(vera)
    expect(id).not.toBe(old.id)
    await live.next(`/widget/live?since=0&amp;conversation=${id}`)
    await live.close()

    const later = await vera.live(`/widget/live?since=2&conversation=${old.id}`)
    const { content } = await later.next('hx-target="#thread"')
    expect(content).toContain('New question')
    expect(content).not.toContain('Old question')
    await later.close()
  })
})

function post(
  client: VisitorClient,
  form: { body: string; clientId?: string; conversation?: string },
): Promise<Response> {
  return client.post('/widget/messages', { clientId: crypto.randomUUID(), ...form }, { 'hx-request': 'true' })
}

async function said(client: VisitorClient): Promise<string[]> {
  return (await client.messages()).filter(({ author }) => author === 'visitor').map(({ body }) => body)
}

async function thread(client: VisitorClient): Promise<string> {
  return (await client.get('/widget/thread')).text()
}

function count(html: string): number {
  return html.split('data-message-id=').length - 1
}

async function current(id: string): Promise<Conversation> {
  const conversation = await conversationWithId(id)
  if (!conversation) throw new Error('Conversation not found.')
  return conversation
}

async function conversationOf(client: VisitorClient): Promise<Conversation> {
  const response = await client.postJson('/api/visitor/session', { token: await client.token() })
  return current((await response.json()).conversation.id)
}
