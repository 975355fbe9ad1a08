import { type Filter, readFilter, withFilter } from '../../src/model/conversations/filter'
import type { Cursor } from '../../src/model/conversations/pages'
import { selectionOf, type Viewer } from '../../src/model/conversations/selection'
import { conversationsMatching } from '../../src/reads/conversations/list/queries'

/** A list that an agent asks for. */
export interface List {
  label: string
  filter: Filter
  /** Where it goes on, for a page that is not the first. */
  after?: Cursor
}

/** Somebody whom only one search finds, and who is at the end of every list. */
export interface Rare {
  name: string
  email: string
}

const DEEP = 200

/** The first page of every list, and page 200, or the last one before it, of those that are long. */
export async function listsFor(viewer: Viewer, rare: Rare): Promise<List[]> {
  const first = [...FILTERS, ...searches(rare)].map((query) => ({ label: labelOf(query), filter: readFilter(query) }))
  const deep: List[] = []
  for (const query of LONG) {
    const filter = readFilter(query)
    const { after, page } = await walk(filter, viewer)
    if (after) deep.push({ label: `${labelOf(query)}, page ${page}`, filter, after })
  }
  return [...first, ...deep]
}

export function pathOf({ filter, after }: List): string {
  const path = withFilter('/conversations', filter)
  return after ? `${path}${path.includes('?') ? '&' : '?'}after=${after.at.getTime()}_${after.id}` : path
}

type Query = Partial<Record<keyof Filter, string>>

const FILTERS: Query[] = [
  {},
  { range: 'today' },
  { range: '7d' },
  { range: '30d' },
  { control: 'ai' },
  { control: 'escalated' },
  { control: 'agent' },
  { control: 'ended' },
  { control: 'missed' },
  { activity: 'low' },
  { activity: 'medium' },
  { activity: 'high' },
  { mine: '1' },
  { unread: '1' },
  { control: 'ended', activity: 'high' },
  { control: 'ended', activity: 'medium', range: '30d' },
  { control: 'ai', activity: 'low', range: 'today' },
  { control: 'agent', activity: 'medium' },
  { control: 'escalated', activity: 'high' },
  { activity: 'high', range: '7d' },
  { mine: '1', unread: '1' },
  { mine: '1', activity: 'low', range: '30d' },
  { unread: '1', range: '7d' },
  { unread: '1', control: 'ended', activity: 'high' },
]

function searches({ name, email }: Rare): Query[] {
  return [
    { q: 'e' },
    { q: 'an' },
    { q: 'mar' },
    { q: 'gmail' },
    { q: 'Müller' },
    { q: 'Łukasz' },
    { q: 'ñ' },
    { q: 'a m' },
    { q: "o'neill" },
    { q: '%' },
    { q: '_' },
    { q: '_9' },
    { q: '.example' },
    { q: '@acme' },
    { q: '@harbourview' },
    { q: 'Grace Kerrigan' },
    { q: 'kerrigan, grace' },
    { q: 'an er' },
    { q: 'a e i o u n r' },
    { q: 'maria gmail.com mueller' },
    { q: `"${name}" <${email}>,` },
    { q: name },
    { q: email },
    { q: email.slice(1, 8) },
    { q: 'zzqxj' },
    { q: 'zq' },
    { q: 'gmail', control: 'ended', activity: 'high', range: '30d' },
    { q: 'mar', unread: '1' },
    { q: 'e', mine: '1' },
    { q: 'Müller', control: 'ai', range: '7d' },
    { q: 'gmail', control: 'escalated' },
    { q: email, control: 'ended', activity: 'low' },
    { q: 'zzqxj', control: 'ended', range: '30d' },
    { q: 'zzqxj', mine: '1', unread: '1' },
  ]
}

const LONG: Query[] = [
  {},
  { control: 'ended' },
  { activity: 'low' },
  { control: 'ended', activity: 'medium' },
  { unread: '1' },
  { q: 'e' },
  { q: 'mar' },
  { q: 'gmail' },
  { q: 'gmail', control: 'ended' },
]

function labelOf(query: Query): string {
  const parts = Object.entries(query).map(([key, value]) => {
    if (key === 'q') return `“${value}”`
    return value === '1' ? key : value
  })
  return parts.length > 0 ? parts.join(', ') : 'all'
}

/** Scrolls down as a browser does, page by page. */
async function walk(filter: Filter, viewer: Viewer): Promise<{ after?: Cursor; page: number }> {
  const selection = selectionOf(filter, viewer)
  let after: Cursor | undefined
  for (let page = 1; ; page++) {
    const { conversations, more } = await conversationsMatching(selection, { after })
    const last = conversations.at(-1)
    if (page === DEEP || !more || !last) return { after, page }
    after = { at: last.listedAt, id: last.id }
  }
}
