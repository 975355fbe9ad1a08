import type { SavedView } from '../../src/model/saved-views/schema'
import { ConversationList, type ConversationListProps } from './conversation-list'
import { FilterForm } from './filter-form'
import { SavedViews } from './saved-views'

export interface ListPanelProps extends ConversationListProps {
  savedViews: SavedView[]
}

/** The left panel: what to look for, and the conversations that fit. */
export function ListPanel({ savedViews, ...list }: ListPanelProps) {
  return (
    <section class="panel panel--list" aria-label="Conversations">
      <div class="listhead">
        <h1>Conversations</h1>
        <FilterForm filter={list.filter} />
      </div>
      <ConversationList {...list} />
      <SavedViews savedViews={savedViews} agent={list.agent} filter={list.filter} />
    </section>
  )
}
