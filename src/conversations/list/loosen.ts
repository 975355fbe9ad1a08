import { countsMatching, shownOf } from './counts'
import { type Filter, NO_FILTER } from './filter'
import { selectionOf, type Viewer } from './selection'

/** A filter that is set, and how many conversations there would be without it. */
export interface Looser {
  filter: Filter
  without: keyof Filter
  count: number
  more: boolean
}

/** Where nothing fits a filter: which of its parts keeps conversations out, when it alone is left out. */
export async function loosened(filter: Filter, viewer: Viewer): Promise<Looser[]> {
  const parts = (['q', 'control', 'activity', 'range', 'mine', 'unread'] as const).filter((part) => filter[part] !== NO_FILTER[part])
  const all = await Promise.all(
    parts.map(async (without) => {
      const looser = { ...filter, [without]: NO_FILTER[without] }
      return { filter: looser, without, ...shownOf(await countsMatching(selectionOf(looser, viewer)), looser) }
    }),
  )
  return all.filter(({ count }) => count > 0)
}
