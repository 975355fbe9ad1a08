import type { PropsWithChildren } from '#jsx/jsx-runtime'
import type { Filter } from '../../src/model/conversations/filter'
import type { PageRequest, Pages } from '../../src/model/conversations/pages'
import type { Viewer } from '../../src/model/conversations/selection'
import { Icon } from '../shared/icons'
import { Rows, type ViewersOf } from './rows'

export interface SectionsProps {
  viewersOf: ViewersOf
  pages: Pages
  pageRequest: PageRequest
  filter: Filter
  agent: Viewer['agent']
}

/** The rows of a list: who waits for a person on top, then who waited in vain, then all others. */
export function Sections({ pages, pageRequest, filter, agent, viewersOf }: SectionsProps) {
  const common = {
    filter,
    agent,
    viewersOf,
    towards: pageRequest.before ? 'newer' : 'older',
    hasNewer: pageRequest.after !== undefined,
  } as const
  const { length } = pages.waiting.conversations
  const count = pages.waiting.more ? `${length}+` : String(length)
  return (
    <div id="rows" hx-sync="this:replace">
      <h2 id="waiting-head" class="rows__head rows__head--wait">
        <Icon name="wait" />
        Waiting, longest first
        <small data-waiting-count safe>
          {count}
        </small>
      </h2>
      <ul class="rows" data-section="waiting" aria-labelledby="waiting-head">
        <Rows section="waiting" page={pages.waiting} {...common} />
      </ul>
      <ul class="rows" data-section="missed" aria-label="Missed">
        <Rows section="missed" page={pages.missed} {...common} />
      </ul>
      <NewestHead filter={filter} />
      <ul class="rows" data-section="newest" aria-labelledby="newest-head">
        <Rows section="newest" page={pages.newest} {...common} />
      </ul>
    </div>
  )
}

function NewestHead({ filter: { mine, unread } }: { filter: Filter }) {
  return (
    <div class="rows__head">
      <h2 id="newest-head">Newest first</h2>
      <Toggle name="mine" on={mine} title="Conversations in which you are the active agent">
        Mine
      </Toggle>
      <Toggle name="unread" on={unread} title="Conversations with messages you have not seen">
        Unread
      </Toggle>
      <button class="pill views__open" type="button" popovertarget="views">
        <span>
          <Icon name="bookmark" />
          Views
        </span>
      </button>
    </div>
  )
}

interface ToggleProps {
  name: string
  on: boolean
  title: string
}

function Toggle({ name, on, title, children }: PropsWithChildren<ToggleProps>) {
  return (
    <label class="pill" title={title}>
      <input id={`filter-${name}`} type="checkbox" name={name} value="1" form="filters" checked={on} />
      <span>{children}</span>
    </label>
  )
}
