import { type Filter, filterQuery, withFilter } from '../../src/model/conversations/filter'
import type { LooserFilter } from '../../src/model/conversations/looser-filter'
import { STATUS_LOOKS } from '../shared/chips'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'
import { ACTIVITY_WORDS, RANGE_WORDS } from './filter-form'
import { countWords } from './status-counts'

/** Shown instead of rows: there are none yet, or which filter hides them. */
export function NothingFound({ filter, looserFilters }: { filter: Filter; looserFilters: LooserFilter[] }) {
  if (filterQuery(filter) === '') {
    return (
      <div class="empty rows__empty">
        <p>Conversations appear here as soon as a visitor writes.</p>
      </div>
    )
  }
  return (
    <div id="nothing-found" class="empty rows__empty">
      <Icon name="search" />
      {filter.q === '' && <h2>No conversations match</h2>}
      {filter.q !== '' && (
        <h2>
          No visitors named “<bdi safe>{filter.q}</bdi>”
        </h2>
      )}
      {looserFilters.length === 0 && <p>A conversation appears here as soon as it matches.</p>}
      <ul>
        {looserFilters.map((looser) => (
          <li>
            <a class="link" href={withFilter('/conversations', looser.filter)} data-loosen={looser.droppedPart} safe>
              {`Remove ${wordsFor(filter, looser.droppedPart)} (${countWords(looser)})`}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The same, for lists that are open and empty: there may be more, or nothing left, without one of the filters. */
export function NothingFoundNow(props: { filter: Filter; looserFilters: LooserFilter[] }) {
  return (
    <Partial target="#nothing-found" swap="outerHTML">
      <NothingFound {...props} />
    </Partial>
  )
}

function wordsFor(filter: Filter, part: keyof Filter): string {
  if (part === 'q') return 'the search'
  if (part === 'range') return `“${RANGE_WORDS[filter.range]}”`
  if (part === 'control' && filter.control !== 'all') return `“${STATUS_LOOKS[filter.control].words}”`
  if (part === 'activity') return `“${ACTIVITY_WORDS[filter.activity]} activity”`
  return part === 'mine' ? '“Mine”' : '“Unread”'
}
