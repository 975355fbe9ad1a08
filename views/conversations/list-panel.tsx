import type { View } from '../../src/model/saved-views/schema'
import { ConversationList, type ConversationListProps } from './conversation-list'
import { FilterForm } from './filter-form'
import { SavedViews } from './saved-views'

export interface ListPanelProps extends ConversationListProps {
  views: View[]
}

/** The left panel: what to look for, and the conversations that fit. */
export function ListPanel({ views, ...list }: ListPanelProps) {
  return (
    <section class="panel panel--list" aria-label="Conversations">
      <div class="listhead">
        <h1>Conversations</h1>
        <FilterForm filter={list.filter} />
      </div>
      <ConversationList {...list} />
      <SavedViews views={views} agent={list.agent} filter={list.filter} />
    </section>
  )
}
