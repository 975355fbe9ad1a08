import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { allFields, allRoutes } from '../../bench/fuzz/routes'
import { TEXTS } from '../../bench/fuzz/values'
import { createArticle } from '../../src/actions/knowledge/create'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import { openTicket } from '../../src/actions/tickets/open'
import type { Client } from '../support/client'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { SEED } from '../support/generated'
import { testServer } from '../support/server'

const { ann, outsider, visitor } = testServer({}, { answers: false })
const vera = visitor({ name: 'Vera' })

// The app itself lists them, so that a new route is tried with all the others.
const READ = allRoutes().filter(({ method }) => method === 'GET')
const FIELDS = allFields()
const ADDRESSES_EACH = 15
const TARGETS = ['', '', 'conversation-list#list', 'div#open', 'ul#rows']
const MORE = [
  '+49',
  '+49 151 (0)',
  '\\',
  '\\E',
  '[a-',
  '(?<',
  '%',
  '_',
  "'",
  '@',
  '‮abc',
  '؀',
  '👨‍👩‍👧',
  'a'.repeat(5000),
  '٣'.repeat(300),
  '-9'.repeat(40),
  ':*',
  '!&|',
  '<->',
  '\u200b',
  'ß',
]
/** What only an address can hold: half characters, bytes that are no text, broken escapes. */
const ESCAPES = [
  '%ed%a0%80',
  '%ff%fe',
  '%',
  '%zz',
  '%00',
  '%u0041',
  '%c0%af',
  '%f4%90%80%80',
  '+49',
  '++',
  '%2B49',
  'a%0d%0ab',
]

const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS, ...MORE).map(encoded) },
  { weight: 2, arbitrary: fc.constantFrom(...ESCAPES) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(encoded) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('1_', '1790000000000_', '99999999999999_')
      .map((time) => `${time}${crypto.randomUUID()}`),
  },
)

const anyQuery = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom('', '', '', '[]', '[a]', '.b', '%00'), anyText), {
    maxLength: 5,
  })
  // A field may stand there twice, and a link may have been cut anywhere.
  .chain((fields) => fc.constantFrom(fields, [...fields, ...fields]))
  .map((fields) => fields.map(([name, suffix, text]) => `${name}${suffix}=${text}`).join('&'))

test('a character that no database can hold is no 500 in any field of any address', async () => {
  const { ids } = await someOfEach()
  const query = FIELDS.map((name) => `${name}=a%00b`).join('&')
  for (const { path } of READ) {
    const [, noun = ''] = path.split('/')
    await expectAnswer(ann, `${path.replace(/:\w+|\*/, ids[noun] || 'x').replace(/:\w+/, 'x')}?${query}`, '')
  }
})

test('no text in an address gets a 500, whoever asks, and a page is a whole page', async () => {
  const { ids } = await someOfEach()
  const part = fc.option(anyText, { freq: 1, nil: undefined })
  const asked = fc.sample(
    fc.record({ parts: fc.tuple(part, part), query: anyQuery, target: fc.constantFrom(...TARGETS) }),
    {
      seed: SEED,
      numRuns: READ.length * ADDRESSES_EACH,
    },
  )
  let shown = 0
  await eachAtOnce(asked, async ({ parts: [first, second], query, target }, at) => {
    const route = READ[at % READ.length]?.path ?? '/'
    const [, noun = ''] = route.split('/')
    const filled = route.replace(/:\w+|\*/, first || ids[noun] || 'x').replace(/:\w+/, second || 'x')
    for (const who of [ann, vera, outsider])
      if ((await expectAnswer(who, `${filled}?${query}`, target)) === 200) shown++
  })
  expect(shown).toBeGreaterThan(asked.length * 0.9)
})

test('what is searched for is never a pattern: names and words of every kind are searched for as they stand there', async () => {
  const texts = [...new Set([...TEXTS, ...MORE])].filter(
    (text) => text.trim() && text.isWellFormed() && !text.includes('\0'),
  )
  const { conversation } = await someOfEach()
  await eachAtOnce(texts, async (text) => {
    await startTestConversation([text.slice(0, 2000)], await meetVisitor(text.slice(0, 90)))
    for (const path of [
      '/conversations',
      '/conversations/words',
      '/articles',
      `/conversations/${conversation.id}/words`,
    ]) {
      const response = await ann.get(`${path}?q=${encodeURIComponent(text)}`)
      expect([path, text, response.status]).toEqual([path, text, 200])
    }
  })
})

test('a view can be saved, shown and used whatever its name and its filters are', async () => {
  const texts = [...TEXTS, ...MORE]
    .filter((text) => text.trim() && text.isWellFormed() && !text.includes('\0'))
    .slice(0, 100)
  for (const text of texts) {
    const name = [...text].slice(0, 30).join('')
    const saved = await ann.post('/views', {
      name,
      query: `q=${encodeURIComponent(text.slice(0, 500))}&control=${encodeURIComponent(text.slice(0, 20))}`,
    })
    expect([text, [201, 422].includes(saved.status)]).toEqual([text, true])
  }
  const page = await (await ann.get('/conversations')).text()
  const links = [...page.matchAll(/href="(\/conversations\?[^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&amp;', '&'),
  )
  expect(links.length).toBeGreaterThan(50)
  await eachAtOnce([...new Set(links)], (link) => expectAnswer(ann, link, ''))
})

/** What there is to look at, with the ids that lead to it by the first part of the address. */
const someOfEach = () => (there ??= makeSome())
let there: ReturnType<typeof makeSome> | undefined

async function makeSome() {
  const agent = await ann.agent()
  const conversation = await startTestConversation(['Call me: +49 151 (0)'], await meetVisitor('+49 [('))
  const ticket = await openTicket(conversation, agent, { subject: '+49', description: '(', priority: 'high' })
  const article = await createArticle({ title: '+49', body: '(?', questions: ['['] })
  await createSavedReply(agent, { shortcut: 'greeting', body: draft().body }, { shared: false })
  await vera.say('+49')
  const ids: Record<string, string> = {
    conversations: conversation.id,
    articles: article.id,
    tickets: String(ticket.number),
    demo: 'oak',
  }
  return { conversation, ids }
}

async function expectAnswer(who: Client, address: string, target: string): Promise<number> {
  if (/\/live\/?\?/.test(address)) {
    const status = await who.handshake(address)
    expect([address, status < 500]).toEqual([address, true])
    return status
  }
  const response = await who.get(
    address,
    target ? { 'hx-request': 'true', 'hx-target': target, 'hx-current-url': `${who.url}${address}` } : {},
  )
  expect([address, response.status < 500]).toEqual([address, true])
  const text = await response.text()
  if (text.startsWith('<!doctype')) expect([address, text.trimEnd().endsWith('</html>')]).toEqual([address, true])
  // Whatever is searched for, there is a field to search for something else.
  if (response.status === 200 && text.startsWith('<!doctype') && address.startsWith('/conversations'))
    expect(text).toContain('name="q"')
  return response.status
}

const AT_ONCE = 8

async function eachAtOnce<T>(things: T[], work: (thing: T, at: number) => Promise<unknown>): Promise<void> {
  const left = [...things.entries()]
  const worker = async () => {
    for (let next = left.pop(); next; next = left.pop()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
