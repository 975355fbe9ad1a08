import { beforeEach, describe, expect, test } from 'bun:test'
import { end } from '../../../src/actions/handoffs/end'
import { join } from '../../../src/actions/handoffs/join'
import { sql } from '../../../src/db/client'
import { PAGE_OF_CONVERSATIONS } from '../../../src/reads/conversations/list/queries'
import { CANARY, unsealed } from '../../support/canary'
import { decoded } from '../../support/entities'
import { meetVisitor, startTakenConversation, startTestConversation } from '../../support/fixtures'
import { forgetVisitors, type Stored, store } from '../../support/known-conversations'
import { shownIn } from '../../support/list-page'
import { testServer } from '../../support/server'

const { ann, bea, outsider } = testServer({}, { answers: false })

const LIST = { 'hx-request': 'true', 'hx-target': 'conversation-list#list' }
const ROWS = { 'hx-request': 'true', 'hx-target': 'div#rows' }

beforeEach(async () => {
  await forgetVisitors()
  // What was over before they joined would count as seen.
  await Promise.all([ann.agent(), bea.agent()])
})

describe('the page', () => {
  test('shows what matches the filter in the URL', async () => {
    const chats = await oneOfEach()
    const shows: Record<string, (keyof typeof chats)[]> = {
      '': ['waiting', 'ended', 'taken', 'lively'],
      'q=OLIVE': ['waiting'],
      'q=vera%40visitor': ['lively'],
      'q=%C3%B6sc': ['taken'],
      'q=nobody': [],
      'range=today': ['waiting', 'ended', 'taken', 'lively'],
      'range=7d': ['waiting', 'ended', 'taken', 'lively'],
      'control=ai': ['lively'],
      'control=escalated': ['waiting'],
      'control=agent': ['taken'],
      'control=ended': ['ended'],
      'activity=medium': ['lively'],
      'activity=low': ['waiting', 'ended', 'taken'],
      'activity=high': [],
      'mine=1': ['taken'],
      'unread=1': ['waiting', 'ended', 'taken', 'lively'],
      'control=escalated&sort=waiting': ['waiting'],
      'sort=waiting': ['waiting', 'ended', 'taken', 'lively'],
      'q=visitor.test&activity=low&range=30d&unread=1&control=ended': ['ended'],
    }
    for (const [query, rows] of Object.entries(shows)) {
      const right = { query, ids: rows.map((row) => chats[row].id) }
      expect({ query, ids: await idsAt(`/conversations?${query}`) }).toEqual(right)
      expect({ query, ids: await idsAt(`/conversations/${chats.taken.id}?${query}`) }).toEqual(right)
    }
    expect(await idsAt('/conversations?mine=1', bea)).toEqual([])
  })

  test('treats invalid filters as not set', async () => {
    const chat = await startTestConversation()
    const nonsense = [
      'range=yesterday&control=x&activity=9',
      'range=TODAY&mine=2&unread=true&sort=waiting',
      'control=&range=&activity=&mine=&unread=&sort=&q=',
      'after=x&before=y',
      `after=999999999999999_${chat.id}`,
      `before=0_${chat.id}`,
      'after=1_&before=_',
      'q=%00',
      'q=%20%09%0a',
      'q=%F0%9F&range=%ff',
      'control=ai&control=nothing',
      'q=ve&q=ra',
      'constructor=1&__proto__=2&toString=3',
      '&&&===&',
    ]
    for (const query of nonsense) {
      for (const headers of [{}, LIST, ROWS] as Record<string, string>[]) {
        const response = await ann.get(`/conversations?${query}`, headers)
        expect({ query, status: response.status }).toEqual({ query, status: 200 })
      }
    }
    expect(await idsAt('/conversations?range=yesterday&control=x&activity=9&mine=2&unread=true')).toEqual([chat.id])
  })

  test('accepts any search', async () => {
    const chat = await startTestConversation()
    for (const q of ['%', '_', '\\', "'", '"', "');--", '*', '(', '\\\\', 'x'.repeat(5000), '🦄', '\ud800', '&amp;']) {
      const response = await ann.get(`/conversations?${new URLSearchParams({ q })}`)
      expect({ q, status: response.status }).toEqual({ q, status: 200 })
    }
    for (const q of ["'", '"', '>', '<xss', CANARY])
      expect(await idsAt(`/conversations?${new URLSearchParams({ q })}`)).toEqual([chat.id])
    for (const q of ['%', '_', '\\', '*'])
      expect(await idsAt(`/conversations?${new URLSearchParams({ q })}`)).toEqual([])
  })

  test('shows the chosen filters in its form', async () => {
    const none = await textAt('/conversations')
    expect(chosenIn(none)).toEqual({ q: '', choices: ['all', 'all', 'all'], toggles: [] })
    expect(none).toMatch(/<button[^>]*form="clear"[^>]*disabled/)

    const all = await textAt('/conversations?q=ve+ra&range=7d&control=escalated&activity=high&mine=1&unread=1')
    expect(chosenIn(all)).toEqual({ q: 've ra', choices: ['7d', 'escalated', 'high'], toggles: ['mine', 'unread'] })
    expect(all).not.toMatch(/<button[^>]*form="clear"[^>]*disabled/)
    expect(all).toContain(
      'name="query" value="q=ve+ra&amp;range=7d&amp;control=escalated&amp;activity=high&amp;mine=1&amp;unread=1"',
    )
  })

  test('shows the search exactly as it was typed', async () => {
    for (const q of ['&lt;b&gt;', '&amp;', '"', CANARY]) {
      const html = await textAt(`/conversations?${new URLSearchParams({ q })}`)
      const { value } = /<input id="search"[^>]*? value="(?<value>[^"]*)"/.exec(html)?.groups ?? {}
      expect(decoded(value ?? '')).toBe(q)
    }
  })

  test('marks the match in the name or address', async () => {
    await startTestConversation(['Hi'], await meetVisitor('Zoë'))
    expect(await textAt('/conversations?q=ZOE')).toContain('<mark>Zoë</mark>')
    const byEmail = await textAt('/conversations?q=%40visitor')
    expect(byEmail).toMatch(/<small class="row__email"><span>zoë<\/span><mark>@visitor<\/mark>/)
    expect(await textAt(`/conversations?${new URLSearchParams({ q: CANARY })}`)).toContain(
      '&lt;</span><mark>xss-canary</mark><span>&gt;',
    )
    expect(await textAt('/conversations')).not.toContain('<mark>')
  })

  test('shows messages with the words and links to their place', async () => {
    const chat = await startTestConversation(['one', 'my standing desk'])
    const html = await textAt('/conversations?q=standing&range=7d')
    expect(html).toContain('In messages')
    expect(html).toContain('<mark>standing</mark>')
    expect(html).toContain(`href="/conversations/${chat.id}?q=standing&amp;range=7d&amp;at=2"`)
    expect(await textAt('/conversations')).not.toContain('In messages')
  })

  test('keeps the query in its links', async () => {
    const chats = await oneOfEach()
    const html = await textAt(`/conversations?q=visitor&range=7d&control=escalated`)
    expect(html).toContain(`href="/conversations/${chats.waiting.id}?q=visitor&amp;range=7d&amp;control=escalated"`)
    expect(hrefOf(html, 'count-ai')).toBe('/conversations?q=visitor&range=7d&control=ai')
    expect(hrefOf(html, 'count-missed')).toBe('/conversations?q=visitor&range=7d&control=missed')
    expect(hrefOf(html, 'count-all')).toBe('/conversations?q=visitor&range=7d')
    expect(html).toContain('hx-ws:connect="/conversations/live?q=visitor&amp;range=7d&amp;control=escalated"')
  })

  test('counts each handoff state with the other filters applied', async () => {
    await oneOfEach()
    const counts = async (query: string) => (await shownIn(await textAt(`/conversations?${query}`))).counts
    expect(await counts('')).toEqual({ ai: 1, escalated: 1, agent: 1, ended: 1, missed: 0 })
    expect(await counts('control=ai')).toEqual({ ai: 1, escalated: 1, agent: 1, ended: 1, missed: 0 })
    expect(await counts('q=ol')).toEqual({ ai: 0, escalated: 1, agent: 0, ended: 0, missed: 0 })
    expect(await counts('activity=low')).toEqual({ ai: 0, escalated: 1, agent: 1, ended: 1, missed: 0 })
    expect(await counts('mine=1&control=ai')).toEqual({ ai: 0, escalated: 0, agent: 1, ended: 0, missed: 0 })
  })

  test('shows a lower bound when it stops counting', async () => {
    await store(many(1001))
    const [, count] = /data-count="(\d+)"[^>]*>\1\+</.exec(await textAt('/conversations')) ?? []
    expect(Number(count)).toBeGreaterThan(100)
    expect(Number(count)).toBeLessThan(1001)
  })

  test('caps large counts', async () => {
    await store(many(1800).map((one, n) => ({ ...one, turns: [1, 6, 12][n % 3] ?? 1 })))
    expect(await textAt('/conversations')).toContain('>999+<')
  })
})

describe('a list without matches', () => {
  test('names the filter that hides conversations, and how many', async () => {
    await oneOfEach()
    const html = await textAt('/conversations?q=olive&control=ended&range=7d')
    expect(html).toContain('No visitors named “<bdi>olive</bdi>”')
    expect(loosenedIn(html)).toEqual(['Remove the search (1)', 'Remove “Ended” (1)'])
    expect(html).toContain('href="/conversations?q=olive&amp;range=7d"')
  })

  test('names each part of a filter', async () => {
    const { taken } = await oneOfEach()
    await sql`update conversations set reads = jsonb_build_object(${(await ann.agent()).id}::text, '[99, 99]'::jsonb)`
    expect(loosenedIn(await textAt('/conversations?mine=1&unread=1'))).toEqual(['Remove “Unread” (1)'])
    expect(loosenedIn(await textAt('/conversations?mine=1&activity=high'))).toEqual(['Remove “High activity” (1)'])
    expect(loosenedIn(await textAt('/conversations?control=ai&mine=1'))).toEqual([
      'Remove “AI-Handling” (1)',
      'Remove “Mine” (1)',
    ])
    await sql`update conversations set last_message_at = now() - interval '40 days' where id = ${taken.id}`
    expect(loosenedIn(await textAt('/conversations?mine=1&range=30d'))).toEqual([
      'Remove “Last 30 days” (1)',
      'Remove “Mine” (3)',
    ])
  })

  test('says so when no single filter does', async () => {
    await startTestConversation()
    const html = await textAt('/conversations?q=nobody&control=ended')
    expect(loosenedIn(html)).toEqual([])
    expect(html).toContain('A conversation appears here as soon as it matches.')
  })

  test('escapes the search', async () => {
    const html = await textAt(`/conversations?${new URLSearchParams({ q: `${CANARY}nobody` })}`)
    expect(html).toContain(`No visitors named “<bdi>${Bun.escapeHTML(CANARY)}nobody</bdi>”`)
  })
})

describe('a changed filter', () => {
  const ask = (path: string, current: string) =>
    ann.get(path, { ...LIST, 'hx-current-url': new URL(current, ann.url).href })

  test('returns the list alone', async () => {
    const chat = await startTestConversation(['my desk'])
    const response = await ask('/conversations?q=vera', '/conversations')
    expect(response.status).toBe(200)
    const html = await response.text()
    expect(unsealed(html)).toStartWith('<conversation-list id="list"')
    for (const words of [
      `row-${chat.id}`,
      'id="counts"',
      'data-query="q=vera"',
      'hx-get="/conversations/words?q=vera"',
      'hx-trigger="load"',
    ])
      expect(html).toContain(words)
    expect(html).not.toContain('id="filters"')
  })

  test('goes into the URL, so that Back returns to the one before', async () => {
    const { headers } = await ask('/conversations?q=&range=7d&control=all&activity=all', '/conversations')
    expect(headers.get('hx-push-url')).toBe('/conversations?range=7d')
    expect(headers.get('hx-replace-url')).toBeNull()
  })

  test('leaves the URL alone when nothing changed', async () => {
    for (const path of ['/conversations?q=ve&range=7d', '/conversations?range=7d&control=all&q=ve&x=y']) {
      const { headers } = await ask(path, '/conversations?q=ve&range=7d')
      expect([headers.get('hx-push-url'), headers.get('hx-replace-url')]).toEqual([null, null])
    }
  })

  test('replaces the URL while somebody types', async () => {
    const { headers } = await ask('/conversations?q=ver&range=7d', '/conversations?q=ve&range=7d')
    expect(headers.get('hx-replace-url')).toBe('/conversations?q=ver&range=7d')
    expect(headers.get('hx-push-url')).toBeNull()
  })

  test('keeps the open conversation open', async () => {
    const chat = await startTestConversation()
    const open = `/conversations/${chat.id}`
    expect((await ask('/conversations?control=ai', `${open}?q=x&at=3`)).headers.get('hx-push-url')).toBe(
      `${open}?control=ai`,
    )
    expect((await ask('/conversations', `${open}?control=ai`)).headers.get('hx-push-url')).toBe(open)
    expect((await ask('/conversations?q=v', open)).headers.get('hx-replace-url')).toBe(`${open}?q=v`)
  })

  test('ignores addresses outside the inbox', async () => {
    const others = [
      'https://evil.test/conversations/x',
      'javascript:alert(1)',
      'nothing',
      '/tickets',
      '/conversations/../../evil',
      '//evil.test',
      '',
    ]
    for (const current of others) {
      const { status, headers } = await ann.get('/conversations?control=ai', { ...LIST, 'hx-current-url': current })
      expect([status, headers.get('hx-push-url')]).toEqual([200, '/conversations?control=ai'])
    }
  })

  test('is sent in a header, whatever it holds', async () => {
    const q = 'é\r\nX-Evil: 1 💥'
    const { headers } = await ask(`/conversations?${new URLSearchParams({ q })}`, '/conversations')
    expect(headers.get('x-evil')).toBeNull()
    expect(new URL(headers.get('hx-replace-url') ?? '', ann.url).searchParams.get('q')).toBe(q)
  })
})

describe('the rows', () => {
  test('can be paged to the end and back, each conversation once', async () => {
    const known = many(2 * PAGE_OF_CONVERSATIONS + 7)
    await store(known)
    const ids: string[] = []
    let html = await textAt('/conversations?activity=low')
    expect(html).not.toContain('data-edge="newer"')
    ids.push(...(await idsIn(html)))
    for (let next = edgeIn(html, 'older'); next; next = edgeIn(html, 'older')) {
      expect(next).toStartWith('/conversations?activity=low&after=')
      html = await textAt(next, ROWS)
      expect(html).toStartWith('<li id="row-')
      ids.push(...(await idsIn(html)))
    }
    const right = known.map(({ id }) => id)
    expect(ids).toEqual(right)

    const back = await textAt(`/conversations?before=${known.at(-1)?.at.getTime()}_${known.at(-1)?.id}`, ROWS)
    expect(await idsIn(back)).toEqual(right.slice(-1 - PAGE_OF_CONVERSATIONS, -1))
    expect(edgeIn(back, 'older')).toBeUndefined()
    const start = await textAt(edgeIn(back, 'newer') ?? '', ROWS)
    const first = await textAt(edgeIn(start, 'newer') ?? '', ROWS)
    expect([...(await idsIn(first)), ...(await idsIn(start))]).toEqual(right.slice(0, -1 - PAGE_OF_CONVERSATIONS))
    expect(edgeIn(first, 'newer')).toBeUndefined()
  })

  test('can be paged without scripts, and back', async () => {
    const known = many(PAGE_OF_CONVERSATIONS + 3)
    await store(known)
    const second = await textAt(edgeIn(await textAt('/conversations'), 'older') ?? '')
    expect(second).toContain('<!doctype html>')
    expect(await idsIn(second)).toEqual(known.slice(PAGE_OF_CONVERSATIONS).map(({ id }) => id))
    expect(await idsIn(await textAt(edgeIn(second, 'newer') ?? ''))).toEqual(
      known.slice(0, PAGE_OF_CONVERSATIONS).map(({ id }) => id),
    )
  })

  test('that wait are paged from the longest wait', async () => {
    const known = many(PAGE_OF_CONVERSATIONS + 3).map((one, n) => ({
      ...one,
      state: 'escalated' as const,
      waitingSince: new Date(one.at.getTime() - (n % 7) * 86_400_000),
    }))
    await store(known)
    const right = known
      .toSorted((a, b) => a.waitingSince.getTime() - b.waitingSince.getTime() || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id)
    const html = await textAt('/conversations?control=escalated')
    const more = await textAt(edgeIn(html, 'older') ?? '', ROWS)
    expect([...(await idsIn(html)), ...(await idsIn(more))]).toEqual(right)
  })
})

describe('today', () => {
  test('is the day in the time zone of the agent’s browser', async () => {
    const chat = await startTestConversation()
    await sql`update conversations set last_message_at = now() - interval '2 hours' where id = ${chat.id}`
    const afterMidnight = zoneWhereItIs(0)
    const noon = zoneWhereItIs(12)
    expect(await idsAt('/conversations?range=today', ann, afterMidnight)).toEqual([])
    expect(await idsAt('/conversations?range=today', ann, noon)).toEqual([chat.id])
    expect(await idsAt('/conversations?range=7d', ann, afterMidnight)).toEqual([chat.id])
    const list = await textAt('/conversations?range=today', { ...LIST, cookie: await cookieWith(noon) })
    expect(list).toContain(`data-zone="${noon}"`)
  })

  test('is in UTC for an unknown time zone', async () => {
    const chat = await startTestConversation()
    await sql`update conversations set last_message_at = date_trunc('day', now() at time zone 'UTC') at time zone 'UTC' where id = ${chat.id}`
    for (const zone of ['', 'Nowhere/Else', '%00', '%3Cscript%3E']) {
      const response = await ann.get('/conversations?range=today', { cookie: await cookieWith(zone) })
      expect(response.status).toBe(200)
      expect(await idsIn(await response.text())).toEqual([chat.id])
    }
    await sql`update conversations set last_message_at = last_message_at - interval '1 millisecond' where id = ${chat.id}`
    expect(await idsAt('/conversations?range=today', ann)).toEqual([])
  })

  test('is shown even with an invalid cookie', async () => {
    expect((await ann.get('/conversations?range=today', { cookie: await cookieWith('%E0%A4') })).status).toBe(200)
  })
})

describe('words in messages', () => {
  test('are a separate fragment', async () => {
    const chat = await startTestConversation(['Hello', `my desk ${CANARY}`])
    const html = await textAt('/conversations/words?q=D%C3%89SK&control=ai')
    expect(html).toStartWith('<section id="found"')
    expect(html).toContain('<mark>desk</mark>')
    expect(html).toContain(`href="/conversations/${chat.id}?q=D%C3%89SK&amp;control=ai&amp;at=2"`)
  })

  test('that nobody said give an empty result', async () => {
    for (const query of ['q=nothing', 'q=', '', 'q=%00', 'q=%27%26%7C'])
      expect(await textAt(`/conversations/words?${query}`)).toContain('No messages match.')
  })
})

describe('a link to an old message', () => {
  test('opens the thread around it', async () => {
    const chat = await startTestConversation(Array.from({ length: 120 }, (_, n) => `message ${n + 1}`))
    expect(seqsIn(await textAt(`/conversations/${chat.id}`))).toEqual(between(71, 120))
    const around = await textAt(`/conversations/${chat.id}?at=60&q=message`)
    expect(seqsIn(around)).toEqual(between(35, 84))
    expect(around).toContain('data-at="60"')
    expect(seqsIn(await textAt(`/conversations/${chat.id}?at=1`))).toEqual(between(1, 25))
    expect(seqsIn(await textAt(`/conversations/${chat.id}?at=119`))).toEqual(between(94, 120))
  })

  test('that leads nowhere opens the thread', async () => {
    const chat = await startTestConversation()
    for (const at of [
      '',
      'x',
      '0',
      '-5',
      '999',
      '99999999999',
      '-99999999999',
      '1e99',
      '2147483647',
      '-2147483648',
      'Infinity',
    ]) {
      const response = await ann.get(`/conversations/${chat.id}?at=${at}`)
      expect({ at, status: response.status }).toEqual({ at, status: 200 })
      expect({ at, seqs: seqsIn(await response.text()) }).toEqual({ at, seqs: [1] })
    }
  })
})

test('outsiders see no list, rows or messages', async () => {
  await startTestConversation(['secret'])
  for (const path of ['/conversations?q=vera', '/conversations/words?q=secret']) {
    const response = await outsider.get(path)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(`/session/new?to=${encodeURIComponent(path)}`)
    expect(await response.text()).not.toContain('secret')
    for (const headers of [LIST, ROWS]) {
      const fragment = await outsider.get(path, headers)
      expect(fragment.status).toBe(401)
      expect(fragment.headers.get('hx-redirect')).toBe('/session/new')
      expect(await fragment.text()).not.toContain('secret')
    }
  }
})

/** Four conversations, one in each handoff state; the newest is the one that ended. */
async function oneOfEach() {
  const lively = await startTestConversation(['1', '2', '3', '4', '5'], await meetVisitor('Vera'))
  const waiting = await join(await startTestConversation(['Hi'], await meetVisitor('Olive')), await ann.agent())
  const taken = await startTakenConversation(await ann.agent(), ['Hi'])
  await sql`update conversations set visitor_name = ${`Óscar ${CANARY}`}, visitor_email = 'o@visitor.test', visitor_search = ${`oscar ${CANARY}\no@visitor.test`} where id = ${taken.id}`
  const ended = await end(await startTestConversation(['Bye'], await meetVisitor('Steve')), await bea.agent())
  return { lively, waiting, taken, ended }
}

/** So many conversations, newest first; of each two, one has the same time as the other. */
function many(count: number): Stored[] {
  const now = Date.now()
  const all = Array.from({ length: count }, (_, n): Stored => {
    const at = new Date(now - Math.floor(n / 2) * 1000)
    return {
      id: Bun.randomUUIDv7('hex', at),
      name: `Visitor ${n} ${CANARY}`,
      email: null,
      state: 'ai',
      at,
      turns: 1,
      seen: {},
    }
  })
  return all.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1))
}

async function textAt(path: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await ann.get(path, headers)
  expect({ path, status: response.status }).toEqual({ path, status: 200 })
  return response.text()
}

async function idsAt(path: string, client = ann, zone = ''): Promise<string[]> {
  const response = await client.get(path, zone ? { cookie: await cookieWith(zone, client) } : {})
  return idsIn(await response.text())
}

async function idsIn(html: string): Promise<string[]> {
  return (await shownIn(html)).rows.map(({ id }) => id)
}

async function cookieWith(zone: string, client = ann): Promise<string> {
  await client.get('/conversations')
  return `${client.cookie}; zone=${zone}`
}

/** A zone, as a cookie holds it, where it is this hour now. */
function zoneWhereItIs(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 24 + 11) % 24) - 11
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

function chosenIn(html: string) {
  const { q = '' } = /<input id="search"[^>]*? value="(?<q>[^"]*)"/.exec(html)?.groups ?? {}
  const form = html.slice(html.indexOf('id="filters"'), html.indexOf('id="newest-head"') + 2000)
  return {
    q,
    choices: [...form.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value),
    toggles: [...form.matchAll(/<input id="filter-\w+" type="checkbox" name="(\w+)"[^>]* checked/g)].map(
      ([, name]) => name,
    ),
  }
}

function loosenedIn(html: string): string[] {
  return [...html.matchAll(/data-loosen="\w+"[^>]*>([^<]*)</g)].map(([, words = '']) => words)
}

function hrefOf(html: string, id: string): string | undefined {
  return new RegExp(`id="${id}"[^>]* href="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
}

function edgeIn(html: string, side: 'newer' | 'older'): string | undefined {
  return new RegExp(`data-edge="${side}"[^>]*><a class="link" href="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&')
}

function seqsIn(html: string): number[] {
  return [...html.matchAll(/data-seq="(\d+)"/g)].map(([, seq]) => Number(seq))
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}
