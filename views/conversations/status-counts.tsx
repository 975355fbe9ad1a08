import type { Count, Counts } from '../../src/conversations/list/counts'
import { type Filter, STATUSES, withFilter } from '../../src/conversations/list/filter'
import { STATUS_LOOKS } from '../shared/chips'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'

interface StatusCountsProps {
  counts: Counts
  filter: Filter
}

/** How many conversations are in each handoff state, with the other filters as they are. Each leads to those. */
export function StatusCounts({ counts, filter }: StatusCountsProps) {
  return (
    <ul id="counts" class="counts" aria-label="By handoff status">
      {STATUSES.map((status) => {
        const { words, icon } = STATUS_LOOKS[status]
        const chosen = filter.control === status
        const href = withFilter('/conversations', { ...filter, control: chosen ? 'all' : status, sort: 'newest' })
        return (
          <li>
            <a
              id={`count-${status}`}
              class={`counts__one counts__one--${status}`}
              href={href}
              aria-current={chosen ? 'true' : undefined}
              title={words}
              data-status={chosen ? 'all' : status}
            >
              <Icon name={icon} />
              <span class="unseen" safe>{`${words}: `}</span>
              <span class="number" data-count={counts[status].count} safe>
                {countWords(counts[status])}
              </span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

export function CountsChanged(props: StatusCountsProps) {
  return (
    <Partial target="#counts" swap="outerMorph">
      <StatusCounts {...props} />
    </Partial>
  )
}

const MOST = 999

/** Exact while it is small; beyond, a number that is certain to be reached. */
export function countWords({ count, more }: Count): string {
  if (count > MOST) return `${MOST}+`
  return more ? `${count}+` : String(count)
}
