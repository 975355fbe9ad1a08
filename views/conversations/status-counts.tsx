import { type Count, type Counts, countOfAll } from '../../src/model/conversations/counts'
import { type Filter, withFilter } from '../../src/model/conversations/filter'
import { STATUS_LOOKS } from '../shared/chips'
import { Partial } from '../shared/partial'

interface StatusCountsProps {
  counts: Counts
  filter: Filter
}

const TABS = ['all', 'escalated', 'missed', 'ai', 'agent', 'ended'] as const

/** How many conversations are in each handoff state, with the other filters as they are. Each leads to those. */
export function StatusCounts({ counts, filter }: StatusCountsProps) {
  return (
    <nav id="counts" class="tabs" aria-label="By handoff status">
      {TABS.map((status) => {
        const count = status === 'all' ? countOfAll(counts) : counts[status]
        return (
          <a
            id={`count-${status}`}
            class={['tab', count.count > 0 && `tab--${status}`]}
            href={withFilter('/conversations', { ...filter, control: status })}
            aria-current={filter.control === status ? 'true' : undefined}
            data-status={status}
          >
            <b class="number" data-count={count.count} safe>
              {countWords(count)}
            </b>
            <span safe>{` ${status === 'all' ? 'All' : STATUS_LOOKS[status].words}`}</span>
          </a>
        )
      })}
    </nav>
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
