import type { JSX } from '#jsx/jsx-runtime'
import { type Filter, filterQuery, withFilter } from '../../src/model/conversations/filter'
import type { Page, PageRequest, Pages } from '../../src/model/conversations/pages'
import { mostPinned, placeIn, SECTIONS, type Section } from '../../src/model/conversations/sections'
import type { Listed, Viewer } from '../../src/model/conversations/selection'
import type { ViewingAgent } from '../../src/model/conversations/viewing-agent'
import { needleOf } from '../../src/text/search-text'
import { Partial } from '../shared/partial'
import { ConversationRow } from './conversation-row'

/** Who has a conversation open. */
export type ViewersOf = (conversationId: string) => readonly ViewingAgent[]

interface RowsProps {
  viewersOf: ViewersOf
  section: Section
  page: Page
  filter: Filter
  agent: Viewer['agent']
  /** In which direction from the rows that are there; without it, these are all. */
  direction?: 'newer' | 'older'
  /** There are rows before the first of these. */
  hasNewer?: boolean
}

/** A page of a section's rows, and at its ends what brings the next ones when it comes into view. */
export function Rows({
  section,
  page: { conversations, more },
  filter,
  agent,
  viewersOf,
  direction = 'older',
  hasNewer = false,
}: RowsProps) {
  const query = filterQuery(filter)
  const needle = needleOf(filter.q)
  const [first, last] = [conversations[0], conversations.at(-1)]
  const goesOn = direction === 'older' && more
  return (
    <>
      {first !== undefined && (hasNewer || (direction === 'newer' && more)) && (
        <Edge side="newer" section={section} query={query} place={first} />
      )}
      {conversations.map((conversation) => (
        <ConversationRow
          conversation={conversation}
          viewers={viewersOf(conversation.id)}
          needle={needle}
          query={query}
          agent={agent}
        />
      ))}
      {last !== undefined && goesOn && mostPinned(section, filter) === undefined && (
        <Edge side="older" section={section} query={query} place={last} />
      )}
      {goesOn && mostPinned(section, filter) !== undefined && <AllOf section={section} filter={filter} />}
    </>
  )
}

interface RowsAnewProps {
  viewersOf: ViewersOf
  pages: Pages
  pageRequests: Record<Section, PageRequest>
  filter: Filter
  agent: Viewer['agent']
}

/** All the rows that a list should show, for one that was away. */
export function RowsReplaced({ pages, pageRequests, ...common }: RowsAnewProps) {
  return (
    <Partial target="#rows" swap="rows-anew">
      {SECTIONS.map((section) => (
        <Rows
          section={section}
          page={pages[section]}
          hasNewer={pageRequests[section].after !== undefined}
          {...common}
        />
      ))}
    </Partial>
  )
}

const forAll = new WeakMap<Listed, JSX.Element>()

/** The row of one change, written once for however many lists. */
function rowForAll(conversation: Listed, viewersOf: ViewersOf): JSX.Element {
  const row = forAll.get(conversation) ?? (
    <ConversationRow conversation={conversation} viewers={viewersOf(conversation.id)} />
  )
  forAll.set(conversation, row)
  return row
}

interface RowsChangedProps {
  viewersOf: ViewersOf
  matchingRows: Listed[]
  removedRows: Listed[]
  needle: string
}

/** Conversations that are new in a list or have changed, and those that no longer belong there. */
export function RowsChanged({ matchingRows: conversations, removedRows, needle, viewersOf }: RowsChangedProps) {
  return (
    <Partial target="#rows" swap="rows">
      {conversations.map((conversation) =>
        needle === '' ? (
          rowForAll(conversation, viewersOf)
        ) : (
          <ConversationRow conversation={conversation} viewers={viewersOf(conversation.id)} needle={needle} />
        ),
      )}
      {removedRows.map(({ id, version }) => (
        <li id={`row-${id}`} data-version={version} data-gone />
      ))}
    </Partial>
  )
}

interface EdgeProps {
  side: 'newer' | 'older'
  section: Section
  query: string
  place: Listed
}

/** Where the rows that are loaded end. `list.js` loads on from there; without it, the link does. */
function Edge({ side, section, query, place }: EdgeProps) {
  const words = side === 'older' ? 'Older conversations' : 'Newer conversations'
  const where = section === 'newest' ? '' : `section=${section}&`
  const cursor = `${where}${side === 'older' ? 'after' : 'before'}=${placeIn(section, place).getTime()}_${place.id}`
  const href = `/conversations?${query ? `${query}&` : ''}${cursor}`
  return (
    <li class="rows__edge" data-edge={side} data-section={section}>
      <a class="link" href={href}>
        {words}
      </a>
    </li>
  )
}

/** Where no more are pinned. The others are a click away, and those in view come first. */
function AllOf({ section, filter }: { section: Section; filter: Filter }) {
  const control = section === 'waiting' ? 'escalated' : 'missed'
  const words = section === 'waiting' ? 'Show all who are waiting' : 'Show all missed'
  return (
    <li class="rows__edge" data-edge="older" data-section={section} data-most={mostPinned(section, filter)}>
      <a class="link" href={withFilter('/conversations', { ...filter, control })} data-status={control}>
        {words}
      </a>
    </li>
  )
}
