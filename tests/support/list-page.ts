import type { TestSocket } from './sockets'

/** A row of the list as a page shows it to an agent. */
interface ShownRow {
  id: string
  name: string
  status: string
  unread: number
}

/** What a page shows: rows from the top, and the numbers beside the handoff states. */
export interface Shown {
  rows: ShownRow[]
  counts: Record<string, number>
}

interface Row extends Omit<ShownRow, 'unread'> {
  version: number
  gone: boolean
  at: number
  place: number
  waiting: number
  turns: number
  /** By agent, how many of the visitor's messages they have seen. */
  reads: Map<string, number>
  /** As the server wrote it for the agent who asked. */
  unread: string
}

interface Parts {
  swap?: string
  rows: Row[]
  counts: Record<string, number>
}

/** Who looks at the page. */
interface Reader {
  id: string
  joined: Date
}

/**
 * What `list.js` makes of the frames of a list, without a browser: rows are put where their time puts them and replaced
 * by newer ones, those that are gone are taken out, and fresh rows replace all.
 */
export class ListPage {
  private readonly rows = new Map<string, Row>()
  private counts: Record<string, number> = {}
  private done = 0

  constructor(
    readonly socket: TestSocket,
    private readonly reader: Reader,
    private readonly sort: 'newest' | 'waiting' = 'newest',
  ) {}

  /** What the page shows by the frames that have come until now. */
  async shown(): Promise<Shown> {
    for (; this.done < this.socket.frames.length; this.done++) this.take(await partsOf(this.socket.frames[this.done]?.content ?? ''))
    const rows = [...this.rows.values()].sort((a, b) =>
      this.sort === 'waiting' ? a.waiting - b.waiting || (a.id < b.id ? -1 : 1) : b.place - a.place || (a.id < b.id ? 1 : -1),
    )
    return { rows: rows.map((row) => ({ id: row.id, name: row.name, status: row.status, unread: this.unread(row) })), counts: this.counts }
  }

  private take({ swap, rows, counts }: Parts): void {
    if (swap === 'rows-anew') this.rows.clear()
    for (const row of rows) {
      const { version = -1 } = this.rows.get(row.id) ?? {}
      if (version > row.version) continue
      if (row.gone) this.rows.delete(row.id)
      else this.rows.set(row.id, row)
    }
    if (Object.keys(counts).length > 0) this.counts = counts
  }

  private unread({ turns, reads, at }: Row): number {
    const seen = reads.get(this.reader.id)
    if (seen === undefined) return at > this.reader.joined.getTime() ? turns : 0
    return Math.max(0, turns - seen)
  }
}

/** What a page or a fragment from the server shows, as it stands there. */
export async function shownIn(html: string): Promise<Shown> {
  const { rows, counts } = await partsOf(html)
  return { rows: rows.map(({ id, name, status, unread }) => ({ id, name, status, unread: Number(unread || 0) })), counts }
}

async function partsOf(html: string): Promise<Parts> {
  const parts: Parts = { rows: [], counts: {} }
  let counted = ''
  const into = (add: (row: Row, text: string) => void) => ({
    text: ({ text }: { text: string }) => {
      const row = parts.rows.at(-1)
      if (row) add(row, text)
    },
  })
  await new HTMLRewriter()
    .on('hx-partial', { element: (partial) => void (parts.swap = partial.getAttribute('hx-swap') ?? undefined) })
    .on('li[id^="row-"]', { element: (item) => void parts.rows.push(rowOf((name) => item.getAttribute(name) ?? undefined)) })
    .on(
      'li[id^="row-"] .row__name > span, li[id^="row-"] .row__name > mark',
      into((row, text) => (row.name += text)),
    )
    .on('li[id^="row-"] .chip', {
      element: (chip) => {
        const row = parts.rows.at(-1)
        if (row) row.status = /chip--(\w+)/.exec(chip.getAttribute('class') ?? '')?.[1] ?? ''
      },
    })
    .on(
      'li[id^="row-"] [data-unread]',
      into((row, text) => (row.unread += text)),
    )
    .on('a[id^="count-"]', { element: (link) => void (counted = link.getAttribute('id')?.slice('count-'.length) ?? '') })
    .on('a[id^="count-"] [data-count]', { element: (number) => void (parts.counts[counted] = Number(number.getAttribute('data-count'))) })
    .transform(new Response(html))
    .text()
  for (const row of parts.rows) row.name = decoded(row.name)
  return parts
}

function rowOf(attribute: (name: string) => string | undefined): Row {
  const reads = (attribute('data-reads') ?? '').split(' ').filter(Boolean)
  return {
    id: attribute('id')?.slice('row-'.length) ?? '',
    name: '',
    status: '',
    unread: '',
    version: Number(attribute('data-version')),
    gone: attribute('data-gone') !== undefined,
    at: Number(attribute('data-at')),
    place: Number(attribute('data-place')),
    waiting: Number(attribute('data-waiting')),
    turns: Number(attribute('data-turns')),
    reads: new Map(reads.map((one) => one.split(':')).map(([agent = '', turns]) => [agent, Number(turns)])),
  }
}

const CHARACTERS: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&', '&#34;': '"', '&#39;': "'", '&#x27;': "'" }

function decoded(text: string): string {
  return text.replace(/&#?\w+;/g, (entity) => CHARACTERS[entity] ?? entity)
}
