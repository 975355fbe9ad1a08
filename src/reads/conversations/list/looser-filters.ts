import { shownOf } from '../../../model/conversations/counts'
import { type Filter, NO_FILTER } from '../../../model/conversations/filter'
import type { LooserFilter } from '../../../model/conversations/looser-filter'
import { selectionOf, type Viewer } from '../../../model/conversations/selection'
import { countsMatching } from './counts'

/** For a filter without matches: what each of its parts alone keeps out. */
export async function looserFilters(filter: Filter, viewer: Viewer): Promise<LooserFilter[]> {
  const parts = (['q', 'control', 'activity', 'range', 'mine', 'unread'] as const).filter(
    (part) => filter[part] !== NO_FILTER[part],
  )
  const all = await Promise.all(
    parts.map(async (part) => {
      const looser = { ...filter, [part]: NO_FILTER[part] }
      return {
        filter: looser,
        droppedPart: part,
        ...shownOf(await countsMatching(selectionOf(looser, viewer)), looser),
      }
    }),
  )
  return all.filter(({ count }) => count > 0)
}
