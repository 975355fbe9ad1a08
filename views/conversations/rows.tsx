import type { JSX } from '#jsx/jsx-runtime'
import { type Filter, filterQuery } from '../../src/conversations/list/filter'
import type { Page } from '../../src/conversations/list/queries'
import type { Listed, Viewer } from '../../src/conversations/list/selection'
import { needleOf } from '../../src/conversations/search-text'
import { Partial } from '../shared/partial'
import { ConversationRow } from './conversation-row'

export interface RowsProps {
  page: Page
  filter: Filter
  agent: Viewer['agent']
  /** In which direction from the rows that are there; without it, these are all. */
  towards?: 'newer' | 'older'
  /** There are rows before the first of these. */
  hasNewer?: boolean
}

/** A page of rows, and at its ends what brings the next ones when it comes into view. */
export function Rows({ page: { conversations, more }, filter, agent, towards, hasNewer = false }: RowsProps) {
  const query = filterQuery(filter)
  const needle = needleOf(filter.q)
  return (
    <>
      {(hasNewer || (towards === 'newer' && more)) && <Edge side="newer" query={query} place={conversations[0]} sort={filter.sort} />}
      {conversations.map((conversation) => (
        <ConversationRow conversation={conversation} needle={needle} query={query} agent={agent} />
      ))}
      {towards !== 'newer' && more && <Edge side="older" query={query} place={conversations.at(-1)} sort={filter.sort} />}
    </>
  )
}

/** All the rows that a list should show, for one that was away. */
export function RowsAnew(props: RowsProps) {
  return (
    <Partial target="#rows" swap="rows-anew">
      <Rows {...props} />
    </Partial>
  )
}

const forAll = new WeakMap<Listed, JSX.Element>()

/** The row of one change, written once for however many lists. */
function rowForAll(conversation: Listed): JSX.Element {
  const row = forAll.get(conversation) ?? <ConversationRow conversation={conversation} />
  forAll.set(conversation, row)
  return row
}

interface RowsChangedProps {
  shown: Listed[]
  gone: Listed[]
  needle: string
}

/** Conversations that are new in a list or have changed, and those that do not belong there any more. */
export function RowsChanged({ shown, gone, needle }: RowsChangedProps) {
  return (
    <Partial target="#rows" swap="rows">
      {shown.map((conversation) => (needle === '' ? rowForAll(conversation) : <ConversationRow conversation={conversation} needle={needle} />))}
      {gone.map(({ id, version }) => (
        <li id={`row-${id}`} data-version={version} data-gone />
      ))}
    </Partial>
  )
}

interface EdgeProps {
  side: 'newer' | 'older'
  query: string
  place?: Listed
  sort: Filter['sort']
}

/** Where the rows that are loaded end. `list.js` loads on from there; without it, the link does. */
function Edge({ side, query, place, sort }: EdgeProps) {
  const at = sort === 'waiting' ? place?.waitingSince : place?.listedAt
  const words = side === 'older' ? 'Older conversations' : 'Newer conversations'
  const cursor = `${side === 'older' ? 'after' : 'before'}=${at?.getTime()}_${place?.id}`
  const href = `/conversations?${query ? `${query}&` : ''}${cursor}`
  return (
    <li class="rows__edge" data-edge={side}>
      <a class="link" href={href}>
        {words}
      </a>
    </li>
  )
}
