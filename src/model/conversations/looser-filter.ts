import type { Filter } from './filter'

/** A filter that is set, and how many conversations there would be without it. */
export interface LooserFilter {
  filter: Filter
  droppedPart: keyof Filter
  count: number
  more: boolean
}
