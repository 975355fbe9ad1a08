import { type Fragment, sql } from '../../../db/client'
import { ACTIVITIES } from '../../../model/conversations/filter'
import type { PageRequest } from '../../../model/conversations/pages'
import { PINNED } from '../../../model/conversations/sections'
import { facetsOf, type Selection } from '../../../model/conversations/selection'

/** What a selection asks of one section; undefined where none of it can be there. */
export function narrowToSection(selection: Selection, { section = 'newest' }: PageRequest): Selection | undefined {
  if (section === 'newest') return selection
  const statuses = selection.statuses.filter((status) => status === PINNED[section])
  // A waiting visitor has no active agent.
  return statuses.length > 0 && selection.agentId === undefined ? { ...selection, statuses } : undefined
}

/** The condition that keeps the sections apart. */
export function inSection({ statuses }: Selection, { section = 'newest' }: PageRequest): Fragment {
  if (section !== 'newest') return sql`not crowded`
  const pinned = Object.values(PINNED).filter((status) => statuses.includes(status))
  return pinned.length > 0
    ? sql`(crowded or facet <> all(${facetsOf({ statuses: pinned, activities: ACTIVITIES })}::smallint[]))`
    : sql`true`
}
