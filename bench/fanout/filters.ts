import { ACTIVITIES, type Filter, filterQuery, NO_FILTER, RANGES, STATUSES } from '../../src/model/conversations/filter'
import { Random } from '../support/random'

const SEARCHES = [
  'an',
  'Müller',
  '@acme',
  'visitor 1',
  'visitor 12',
  'kerrigan',
  'e',
  '.example',
  'nobody at all',
  'visitor 777',
]
const PERSONAL: Partial<Filter>[] = [
  { mine: true },
  { unread: true },
  { mine: true, activity: 'low' },
  { unread: true, control: 'agent' },
]

/** So many different filters: the plain list first, then searches, what is one's own, and combinations of the others. */
export function differentFilters(count: number): Filter[] {
  const random = new Random(count)
  const combined = RANGES.flatMap((range) =>
    (['all', ...STATUSES] as const).flatMap((control) =>
      (['all', ...ACTIVITIES] as const).map((activity) => ({ range, control, activity })),
    ),
  )
    .map((part) => ({ part, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ part }) => part)
  const searched = SEARCHES.map((q, index) => ({ q, ...(index % 3 === 2 && combined[index]) }))
  const all = [{}, ...PERSONAL, ...searched, ...combined].map((part) => ({ ...NO_FILTER, ...part }))
  const distinct = [...new Map(all.map((filter) => [filterQuery(filter), filter])).values()]
  if (count > distinct.length) throw new Error(`There are only ${distinct.length} different filters.`)
  return distinct.slice(0, count)
}
