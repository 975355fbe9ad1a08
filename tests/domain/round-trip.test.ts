import { beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { draftsOf } from '../../src/reads/drafts/queries'
import { messageIn } from '../../src/reads/messages/queries'
import { meetVisitor, startTestConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { testServer } from '../support/server'
import type { TestSocket } from '../support/sockets'
import { VisitorClient, type VisitorMessage } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann } = parley

let chat: Conversation
let vera: VisitorClient
beforeAll(async () => {
  const session = await meetVisitor()
  vera = new VisitorClient(() => parley.url, { token: session.token })
  chat = await accept(await join(await startTestConversation(['Hello'], session), await ann.agent()), await ann.agent())
})

const LONG = '👩‍👩‍👧‍👦'.repeat(10_000)
const KNOWN = [
  '007',
  'true',
  'null',
  'undefined',
  '{"a":1}',
  '[1]',
  '""',
  '-0',
  '1e3',
  ' ',
  '\n\n  two lines after two empty ones\n',
  '\r',
  'one\rtwo\r\nthree\n\rfour\r\n',
  '\t\v\f\u0085\u2028\u2029',
  '\uFEFFa mark of byte order\uFEFF',
  'a replacement \uFFFD that was typed',
  'מה שלומך? \u202E abc \u202C مرحبا',
  'Zoe\u0308 is not Zoë',
  '👩‍👩‍👧‍👦🇺🇦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'a+b=c&d=e%20%zz;100%',
  '--boundary\r\nContent-Disposition: form-data; name="body"\r\n\r\nx\r\n--boundary--',
  "'; drop table messages; --",
  '\\u0000 \\x00 \\ud800 &#0; &amp; <b>',
  '\u0001\u001F\u007F',
  'a\u0001\u001F\u007F\u200b\u3164\u2800\u00ad',
  '\u200b\u3164\u2800\u00ad',
  'é'.repeat(10_000),
  LONG,
]
const text = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom('\r', '\n', '\0', '\ud83d', '\udc69', '\u200d', 'a', ' ', '"', '\\', '%', '+', '&'), {
        maxLength: 12,
      })
      .map((all) => all.join('')),
  },
)

type Stored = string | { refused: string }

/** The ways a message comes in. Each sends a text and says what is stored then, or with which words it was refused. */
const ways: Record<string, (body: string) => Promise<Stored>> = {
  'an agent’s form': async (body) => agents(await ann.post(messages(), { clientId: crypto.randomUUID(), body })),
  'an agent’s multipart': async (body) =>
    agents(await multipart(ann, 'POST', messages(), { clientId: crypto.randomUUID(), body })),
  'a note': async (body) => agents(await ann.post(messages(), { clientId: crypto.randomUUID(), body, author: 'note' })),
  'the widget’s form': async (body) =>
    agents(await vera.post('/widget/messages', { clientId: crypto.randomUUID(), body, conversation: chat.id })),
  'the widget’s multipart': async (body) =>
    agents(
      await multipart(vera, 'POST', '/widget/messages', { clientId: crypto.randomUUID(), body, conversation: chat.id }),
    ),
  JSON: async (body) => apps(await vera.postJson('/api/visitor/messages', { clientId: crypto.randomUUID(), body })),
  'an app’s form': async (body) =>
    apps(await vera.post('/api/visitor/messages', { clientId: crypto.randomUUID(), body })),
  'an app’s multipart': async (body) =>
    apps(await multipart(vera, 'POST', '/api/visitor/messages', { clientId: crypto.randomUUID(), body })),
  'a change by form': async (body) => agents(await ann.patch(`${messages()}/${await placeholder()}`, { body })),
  'a change by multipart': async (body) =>
    agents(await multipart(ann, 'PATCH', `${messages()}/${await placeholder()}`, { body })),
  'a change by JSON': async (body) => apps(await patchJson(`/api/visitor/messages/${await asked()}`, { body })),
}

describe('a text is stored exactly as sent, or refused clearly,', () => {
  for (const [name, send] of Object.entries(ways)) {
    test(`by ${name}`, async () => {
      for (const body of KNOWN) expectKept(body, await send(sendable(name, body)))
      await expectAlways(
        fc.asyncProperty(text, async (body) => {
          const sent = sendable(name, body)
          expectKept(sent, await send(sent))
        }),
        60,
      )
    })
  }

  test('through a draft', async () => {
    const keep = async (body: string): Promise<Stored> => {
      const response = await ann.put(`/conversations/${chat.id}/draft`, { body })
      if (!response.ok) return refused(response)
      return (await draftsOf(chat.id, (await ann.agent()).id)).agent
    }
    for (const body of KNOWN) expect(await keep(body)).toBe(body)
    await expectAlways(
      fc.asyncProperty(text, async (body) => {
        const sent = body.toWellFormed()
        const stored = await keep(sent)
        if (sent.includes('\0')) expect(stored).toEqual({ refused: expect.stringContaining('cannot be stored') })
        else expect(stored).toBe(sent)
      }),
      60,
    )
  })
})

test('frames and the API return the text as it is stored', async () => {
  const { rev } = (await conversationWithId(chat.id)) as Conversation
  const live: TestSocket = await (await vera.live(`/api/visitor/live?since=${rev}`)).caughtUp()
  const bodies = KNOWN.filter((body) => !isNothingToSee(body))
  for (const body of bodies) expect((await vera.say(body)).status).toBe(201)
  await live.next(() => live.frames.filter(({ type }) => type === 'message').length === bodies.length)
  const framed = live.frames.flatMap(({ type, message }) =>
    type === 'message' ? [(message as VisitorMessage).body] : [],
  )
  expect(framed).toEqual(bodies)
  expect((await vera.messages(rev)).map(({ body }) => body)).toEqual(bodies)
  await live.close()
})

test('bytes that are not text are refused', async () => {
  const bytes = (before: string, after: string) =>
    new Uint8Array([...Buffer.from(before), 0x61, 0xff, 0xc3, ...Buffer.from(after)])
  const clientId = crypto.randomUUID()
  const post = async (type: string, body: BodyInit) =>
    (await vera.send('POST', '/api/visitor/messages', { body, headers: { 'content-type': type } })).status
  expect(await post('application/json', bytes(`{"clientId":"${clientId}","body":"`, '"}'))).toBe(422)
  expect(await post('application/x-www-form-urlencoded', bytes(`clientId=${clientId}&body=`, ''))).toBe(422)
  expect(await post('application/x-www-form-urlencoded', `clientId=${clientId}&body=a%FF`)).toBe(422)
  expect(await post('application/x-www-form-urlencoded', `clientId=${clientId}&body=%ED%A0%80`)).toBe(422)
})

/** Forms are made of bytes, which half a character cannot be: a browser makes it whole. JSON can hold one. */
function sendable(way: string, body: string): string {
  return way.includes('JSON') ? body : body.toWellFormed()
}

function expectKept(body: string, stored: Stored): void {
  const complaint = complaintAbout(body)
  if (complaint) expect(stored).toEqual({ refused: expect.stringContaining(complaint) })
  else expect(stored).toBe(body)
}

function isNothingToSee(body: string): boolean {
  return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800\u{1d159}]*$/u.test(body)
}

const segments = new Intl.Segmenter()

function complaintAbout(body: string): string | undefined {
  if ([...segments.segment(body)].length > 10_000) return 'at most 10,000 characters'
  if (body.includes('\0') || !body.isWellFormed()) return 'cannot be stored'
  if (isNothingToSee(body)) return 'message'
  return undefined
}

function messages(): string {
  return `/conversations/${chat.id}/messages`
}

/** The id of a message of Ann's, to be changed. */
async function placeholder(): Promise<string> {
  const html = await (
    await ann.post(messages(), { clientId: crypto.randomUUID(), body: `before ${crypto.randomUUID()}` })
  ).text()
  return idIn(html)
}

async function asked(): Promise<string> {
  const response = await vera.say(`before ${crypto.randomUUID()}`)
  return (await response.json()).message.id
}

async function agents(response: Response): Promise<Stored> {
  if (!response.ok) return refused(response)
  return stored(idIn(await response.text()))
}

async function apps(response: Response): Promise<Stored> {
  if (!response.ok) return refused(response)
  const { message } = (await response.json()) as { message: VisitorMessage }
  expect(message.body).toBe(await stored(message.id))
  return message.body
}

async function stored(id: string): Promise<string> {
  return (await messageIn(chat.id, id))?.body ?? ''
}

async function refused(response: Response): Promise<Stored> {
  expect(response.status).toBe(422)
  return { refused: await response.text() }
}

function idIn(html: string): string {
  return /data-message-id="([^"]+)"/.exec(html)?.[1] ?? ''
}

function patchJson(path: string, body: unknown): Promise<Response> {
  return vera.send('PATCH', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
}

/** Written by hand: a browser's form, and Bun's, turn each line break into CRLF before they send it. */
function multipart(
  client: typeof ann | VisitorClient,
  method: string,
  path: string,
  fields: Record<string, string>,
): Promise<Response> {
  const boundary = `form${crypto.randomUUID()}`
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return client.send(method, path, {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  })
}
