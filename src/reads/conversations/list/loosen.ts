import { shownOf } from '../../../model/conversations/counts'
import { type Filter, NO_FILTER } from '../../../model/conversations/filter'
import type { Looser } from '../../../model/conversations/looser'
import { selectionOf, type Viewer } from '../../../model/conversations/selection'
import { countsMatching } from './counts'

/** Where nothing fits a filter: which of its parts keeps conversations out, when it alone is left out. */
export async function loosened(filter: Filter, viewer: Viewer): Promise<Looser[]> {
  const parts = (['q', 'control', 'activity', 'range', 'mine', 'unread'] as const).filter(
    (part) => filter[part] !== NO_FILTER[part],
  )
  const all = await Promise.all(
    parts.map(async (without) => {
      const looser = { ...filter, [without]: NO_FILTER[without] }
      return { filter: looser, without, ...shownOf(await countsMatching(selectionOf(looser, viewer)), looser) }
    }),
  )
  return all.filter(({ count }) => count > 0)
}
