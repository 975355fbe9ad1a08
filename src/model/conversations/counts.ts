import type { Filter, Status } from './filter'

/** How many conversations there are; with `more`, at least so many. */
export interface Count {
  count: number
  more: boolean
}

/** Beside each handoff state, how many conversations it would show with the other filters as they are. */
export type Counts = Record<Status, Count>

/** How many there are in all states together. */
export function countOfAll(counts: Counts): Count {
  const all = Object.values(counts)
  return { count: all.reduce((sum, { count }) => sum + count, 0), more: all.some(({ more }) => more) }
}

/** How many a filter shows. */
export function shownOf(counts: Counts, { control }: Pick<Filter, 'control'>): Count {
  return control === 'all' ? countOfAll(counts) : counts[control]
}
