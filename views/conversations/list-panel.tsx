import type { ListCursor } from '../../src/conversations/queries'
import type { Conversation } from '../../src/conversations/schema'
import { Partial } from '../shared/partial'
import { LIVE_SOCKET, Sync } from '../shared/sync'
import { ConversationRow } from './conversation-row'

interface ListPage {
  conversations: Conversation[]
  next?: ListCursor
}

/** The left panel: all conversations, newest activity first, kept fresh by a socket of its own. */
export function ListPanel({ page, waiting }: { page: ListPage; waiting: number }) {
  return (
    <section class="panel panel--list" aria-label="Conversations" hx-ws:connect="/conversations/live" hx-config={LIVE_SOCKET} hx-swap="none" data-live>
      <header class="panel__head">
        <h1>Conversations</h1>
        <WaitingCount count={waiting} />
        <Sync />
      </header>
      <ul id="rows" class="rows" data-sort="descending" hx-target:inherited="#open" hx-swap:inherited="outerHTML" hx-push-url:inherited="true">
        <Rows page={page} />
      </ul>
      <div class="empty rows__empty">
        <h2>No conversations yet</h2>
        <p>They appear here the moment a visitor writes.</p>
        <p>
          <a class="link" href="/demo" target="_blank" rel="noopener">
            Try the widget on the demo page
          </a>
        </p>
      </div>
    </section>
  )
}

/** A page of rows, and after it what loads the next one when it comes into view. */
export function Rows({ page: { conversations, next } }: { page: ListPage }) {
  return (
    <>
      {conversations.map((conversation) => (
        <ConversationRow conversation={conversation} />
      ))}
      <NextPage next={next} />
    </>
  )
}

function NextPage({ next }: Pick<ListPage, 'next'>) {
  if (!next) return ''
  const cursor = `${next.lastMessageAt.getTime()}_${next.id}`
  return (
    <li class="rows__next" hx-get={`/conversations?after=${cursor}`} hx-trigger="intersect once" hx-target="this" hx-swap="outerHTML" hx-push-url="false">
      Loading more…
    </li>
  )
}

/** Conversations that are new or have changed, for every list that is open. */
export function RowsChanged({ conversations }: { conversations: Conversation[] }) {
  return (
    <Partial target="#rows" swap="upsert">
      {conversations.map((conversation) => (
        <ConversationRow conversation={conversation} />
      ))}
    </Partial>
  )
}

function WaitingCount({ count }: { count: number }) {
  return (
    <span id="waiting" class="waiting" data-count={count} safe>
      {count === 0 ? '' : `${count} waiting`}
    </span>
  )
}

export function WaitingCountChanged({ count }: { count: number }) {
  return (
    <Partial target="#waiting" swap="outerHTML">
      <WaitingCount count={count} />
    </Partial>
  )
}
