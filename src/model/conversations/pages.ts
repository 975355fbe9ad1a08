import { SECTIONS, type Section } from './sections'
import type { Listed } from './selection'

/** A place in a section: between the row with this time and id and the next one. */
export interface Cursor {
  at: Date
  id: string
}

/** The rows of a section before or after a place; without one, the first. */
export interface PageRequest {
  /** Without it, the one below those that are pinned. */
  section?: Section
  after?: Cursor
  before?: Cursor
  size?: number
}

/** Rows in the order of the list, and whether there are more in the requested direction. */
export interface Page {
  conversations: Listed[]
  more: boolean
}

/** All that a list shows at once: a page of each of its sections. */
export type Pages = Record<Section, Page>

/** Whether a list has no row at all. */
export function isEmpty(pages: Pages): boolean {
  return SECTIONS.every((section) => pages[section].conversations.length === 0)
}
