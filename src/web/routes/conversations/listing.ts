import type { ConversationListProps } from '../../../../views/conversations/conversation-list'
import { cookieIn } from '../../../ground/cookies'
import { isUuid } from '../../../ground/fields'
import type { Agent } from '../../../model/agents/schema'
import { type Filter, filterQuery, readFilter } from '../../../model/conversations/filter'
import { type Cursor, isEmpty, type PageRequest } from '../../../model/conversations/pages'
import { mostPinned, SECTIONS } from '../../../model/conversations/sections'
import { selectionOf, type Viewer } from '../../../model/conversations/selection'
import { zoneNamed } from '../../../model/conversations/zones'
import { countsMatching } from '../../../reads/conversations/list/counts'
import { looserFilters } from '../../../reads/conversations/list/looser-filters'
import { pagesMatching } from '../../../reads/conversations/list/pages'
import { lookUpOnce } from '../../../reads/conversations/list/queries'
import { viewersOf } from '../../../realtime/viewers'

type Query = Record<string, string | undefined>

/** Who asks for a list, and in which time zone their browser is: it says so in a cookie. */
export function viewerOf(request: Request, agent: Agent): Viewer {
  return { agent, zone: zoneNamed(cookieIn(request, 'zone')) }
}

/** All that a list shows for the filter and the place in a URL's query. */
export async function listFor(
  query: Query,
  agent: Agent,
  viewer: Viewer,
): Promise<Omit<ConversationListProps, 'foundMessages'>> {
  const filter = readFilter(query)
  const pageRequest = readPageRequest(query)
  const selection = selectionOf(filter, viewer)
  const sections =
    pageRequest.after || pageRequest.before ? { [pageRequest.section ?? 'newest']: pageRequest } : firstOfEach(filter)
  const lookUp = lookUpOnce(selection, pageRequest)
  const [pages, counts] = await Promise.all([
    pagesMatching(selection, sections, lookUp),
    countsMatching(selection, lookUp),
  ])
  const nothing = isEmpty(pages) && filterQuery(filter) !== ''
  return {
    filter,
    agent,
    viewersOf,
    zone: viewer.zone,
    pages,
    pageRequest,
    counts,
    looserFilters: nothing ? await looserFilters(filter, viewer) : [],
  }
}

function firstOfEach(filter: Filter): Record<string, PageRequest> {
  return Object.fromEntries(SECTIONS.map((section) => [section, { size: mostPinned(section, filter) }]))
}

/** Which page of a section a URL asks for: `after` or `before` the row with this time and id. */
export function readPageRequest({ section, after, before }: Query): PageRequest {
  return { section: SECTIONS.find((cursors) => cursors === section), after: cursor(after), before: cursor(before) }
}

/**
 * Where the browser is when the filter has changed: the conversation that is open stays open. While somebody types,
 * the address is replaced, so that the back button leads to where they were before and not through every letter.
 */
export function addressFor(filter: Filter, request: Request): Record<string, string> {
  const current = URL.parse(request.headers.get('hx-current-url') ?? '')
  const path =
    current && /^\/conversations\/[0-9a-f-]{36}$/.test(current.pathname) ? current.pathname : '/conversations'
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
