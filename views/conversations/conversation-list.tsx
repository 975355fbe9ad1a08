import type { Agent } from '../../src/model/agents/schema'
import type { Counts } from '../../src/model/conversations/counts'
import { type Filter, filterQuery, withFilter } from '../../src/model/conversations/filter'
import type { LooserFilter } from '../../src/model/conversations/looser-filter'
import type { PageRequest, Pages } from '../../src/model/conversations/pages'
import type { FoundMessage } from '../../src/model/messages/search-results'
import { Icon } from '../shared/icons'
import { LIVE_SOCKET } from '../shared/sync'
import { FoundMessages, FoundMessagesLater } from './found-messages'
import { NothingFound } from './nothing-found'
import type { ViewersOf } from './rows'
import { Sections } from './sections'
import { StatusCounts } from './status-counts'

export interface ConversationListProps {
  filter: Filter
  agent: Agent
  viewersOf: ViewersOf
  /** The time zone that date ranges are meant in. */
  zone: string
  pages: Pages
  pageRequest: PageRequest
  counts: Counts
  /** Where nothing fits: what would, with one filter less. */
  looserFilters: LooserFilter[]
  /** Messages with the words that are searched for; without it, the page asks for them once it shows the rows. */
  foundMessages?: FoundMessage[]
}

/** The conversations that fit, kept fresh by a socket of their own. A filter that changes brings another list. */
export function ConversationList({
  filter,
  agent,
  viewersOf,
  zone,
  pages,
  pageRequest,
  counts,
  looserFilters,
  foundMessages,
}: ConversationListProps) {
  const query = filterQuery(filter)
  return (
    <conversation-list
      id="list"
      class="list"
      hx-ws:connect={withFilter('/conversations/live', filter)}
      hx-config={LIVE_SOCKET}
      hx-swap="none"
      data-live
      data-query={query}
      data-zone={filter.range === 'all' ? undefined : zone}
    >
      <StatusCounts counts={counts} filter={filter} />
      <button class="list__held button button--small" type="button" data-held hidden>
        <Icon name="up" />
        <span data-held-count>1 update</span>
      </button>
      <div class="list__scroller" data-list-scroller>
        <Sections pages={pages} pageRequest={pageRequest} filter={filter} agent={agent} viewersOf={viewersOf} />
        <NothingFound filter={filter} looserFilters={looserFilters} />
        {filter.q !== '' && foundMessages !== undefined && <FoundMessages messages={foundMessages} filter={filter} />}
        {filter.q !== '' && foundMessages === undefined && <FoundMessagesLater filter={filter} />}
      </div>
    </conversation-list>
  )
}
