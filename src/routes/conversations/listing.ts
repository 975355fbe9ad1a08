import type { ConversationListProps } from '../../../views/conversations/conversation-list'
import type { Agent } from '../../agents/schema'
import { countsMatching } from '../../conversations/list/counts'
import { type Filter, filterQuery, readFilter } from '../../conversations/list/filter'
import { loosened } from '../../conversations/list/loosen'
import { isEmpty, pagesMatching } from '../../conversations/list/pages'
import { type Cursor, lookUpOnce, type PageAsked } from '../../conversations/list/queries'
import { mostPinned, SECTIONS } from '../../conversations/list/sections'
import { selectionOf, type Viewer } from '../../conversations/list/selection'
import { zoneNamed } from '../../conversations/list/zones'
import { isUuid } from '../../http/body'

type Query = Record<string, string | undefined>

/** Who asks for a list, and in which time zone their browser is: it says so in a cookie. */
export function viewerOf(request: Request, agent: Agent): Viewer {
  const name = /(?:^|;\s*)zone=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return { agent, zone: zoneNamed(name && safelyDecoded(name)) }
}

/** All that a list shows for the filter and the place in a URL's query. */
export async function listFor(query: Query, agent: Agent, viewer: Viewer): Promise<Omit<ConversationListProps, 'found'>> {
  const filter = readFilter(query)
  const asked = askedIn(query)
  const selection = selectionOf(filter, viewer)
  const sections = asked.after || asked.before ? { [asked.section ?? 'newest']: asked } : firstOfEach(filter)
  const lookUp = lookUpOnce(selection, asked)
  const [pages, counts] = await Promise.all([pagesMatching(selection, sections, lookUp), countsMatching(selection, lookUp)])
  const nothing = isEmpty(pages) && filterQuery(filter) !== ''
  return { filter, agent, zone: viewer.zone, pages, asked, counts, loosened: nothing ? await loosened(filter, viewer) : [] }
}

function firstOfEach(filter: Filter): Record<string, PageAsked> {
  return Object.fromEntries(SECTIONS.map((section) => [section, { size: mostPinned(section, filter) }]))
}

/** Which page of a section a URL asks for: `after` or `before` the row with this time and id. */
export function askedIn({ section, after, before }: Query): PageAsked {
  return { section: SECTIONS.find((one) => one === section), after: cursor(after), before: cursor(before) }
}

/**
 * Where the browser is when the filter has changed: the conversation that is open stays open. While somebody types,
 * the address is replaced, so that the back button leads to where they were before and not through every letter.
 */
export function addressFor(filter: Filter, request: Request): Record<string, string> {
  const current = URL.parse(request.headers.get('hx-current-url') ?? '')
  const path = current && /^\/conversations\/[0-9a-f-]{36}$/.test(current.pathname) ? current.pathname : '/conversations'
  const before = readFilter(Object.fromEntries(current?.searchParams ?? []))
  const query = filterQuery(filter)
  if (filterQuery(before) === query) return {}
  const typing = filterQuery({ ...before, q: filter.q }) === query
  return { [typing ? 'HX-Replace-Url' : 'HX-Push-Url']: query ? `${path}?${query}` : path }
}

function cursor(text: string | undefined): Cursor | undefined {
  const [time = '', id = ''] = text?.split('_') ?? []
  return /^\d{1,14}$/.test(time) && isUuid(id) ? { at: new Date(Number(time)), id } : undefined
}

function safelyDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
