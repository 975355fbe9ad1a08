import type { View } from '../../src/views/schema'
import { Sync } from '../shared/sync'
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
      <header class="panel__head">
        <h1>Conversations</h1>
        <SavedViews views={views} agent={list.agent} filter={list.filter} />
        <Sync />
      </header>
      <FilterForm filter={list.filter} />
      <ConversationList {...list} />
    </section>
  )
}
