import { decoded } from './entities'
import { PARTS, type Part } from './list-oracle'
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
  section: Part
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
  /** Sections of which there is more than is shown, and how much of them is. */
  cut: Map<Part, number>
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
  private cut = new Map<Part, number>()
  private counts: Record<string, number> = {}
  private done = 0

  constructor(
    readonly socket: TestSocket,
    private readonly reader: Reader,
  ) {}

  /** What the page shows by the frames that have come until now. */
  async shown(): Promise<Shown> {
    for (; this.done < this.socket.frames.length; this.done++)
      this.take(await partsOf(this.socket.frames[this.done]?.content ?? ''))
    const rows = PARTS.flatMap((part) => this.rowsOf(part).slice(0, this.cut.get(part)))
    // Of a section that is cut, the next ones have moved up.
    for (const [part, most] of this.cut) if (this.rowsOf(part).length < most) this.again()
    return {
      rows: rows.map((row) => ({ id: row.id, name: row.name, status: row.status, unread: this.unread(row) })),
      counts: this.counts,
    }
  }

  private rowsOf(part: Part): Row[] {
    const rows = [...this.rows.values()].filter(({ section }) => section === part)
    return rows.sort((a, b) =>
      part === 'waiting'
        ? a.waiting - b.waiting || (a.id < b.id ? -1 : 1)
        : b.place - a.place || (a.id < b.id ? 1 : -1),
    )
  }

  private again(): void {
    this.cut.clear()
    this.socket.send({ type: 'resume', since: 0 })
  }

  private take({ swap, rows, cut, counts }: Parts): void {
    if (swap === 'rows-anew') {
      this.rows.clear()
      this.cut = cut
    }
    for (const row of rows) {
      const { version = -1 } = this.rows.get(row.id) ?? {}
      if (version > row.version) continue
      if (row.gone || this.isBeyond(row)) this.rows.delete(row.id)
      else this.rows.set(row.id, row)
    }
    if (Object.keys(counts).length > 0) this.counts = counts
  }

  /** Whether a row comes after the last that is shown of a section that is cut. */
  private isBeyond(row: Row): boolean {
    const others = this.rowsOf(row.section).filter(({ id }) => id !== row.id)
    const last = others.at(-1)
    if (!last || others.length < (this.cut.get(row.section) ?? Number.POSITIVE_INFINITY)) return false
    return row.section === 'waiting' ? row.waiting > last.waiting : row.place < last.place
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
  return {
    rows: rows.map(({ id, name, status, unread }) => ({ id, name, status, unread: Number(unread || 0) })),
    counts,
  }
}

async function partsOf(html: string): Promise<Parts> {
  const parts: Parts = { rows: [], cut: new Map(), counts: {} }
  let counted = ''
  const into = (add: (row: Row, text: string) => void) => ({
    text: ({ text }: { text: string }) => {
      const row = parts.rows.at(-1)
      if (row) add(row, text)
    },
  })
  await new HTMLRewriter()
    .on('hx-partial', { element: (partial) => void (parts.swap = partial.getAttribute('hx-swap') ?? undefined) })
    .on('li[id^="row-"]', {
      element: (item) => void parts.rows.push(rowOf((name) => item.getAttribute(name) ?? undefined)),
    })
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
    .on('li[data-most]', {
      element: (edge) =>
        void parts.cut.set(edge.getAttribute('data-section') as Part, Number(edge.getAttribute('data-most'))),
    })
    .on('a[id^="count-"]:not(#count-all)', {
      element: (link) => void (counted = link.getAttribute('id')?.slice('count-'.length) ?? ''),
    })
    .on('a[id^="count-"]:not(#count-all) [data-count]', {
      element: (number) => void (parts.counts[counted] = Number(number.getAttribute('data-count'))),
    })
    .transform(new Response(html))
    .text()
  for (const row of parts.rows) row.name = decoded(row.name)
  return parts
}

function rowOf(attribute: (name: string) => string | undefined): Row {
  const reads = (attribute('data-reads') ?? '').split(' ').filter(Boolean)
  return {
    id: attribute('id')?.slice('row-'.length) ?? '',
    section: (attribute('data-section') ?? 'newest') as Part,
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
