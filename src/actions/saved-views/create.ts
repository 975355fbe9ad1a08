import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { filterQuery, readFilter } from '../../model/conversations/filter'
import { existingRecord } from '../../model/form-key'
import { type SavedView, savedViews } from '../../model/saved-views/schema'
import { savedViewWithId } from '../../reads/saved-views/queries'

/** What an agent wants to keep: a name, and the filters as they stand in a URL. */
export interface NewSavedView {
  name: string
  query: string
  shared: boolean
}

/**
 * Keeps a set of filters under a name, for the agent alone or for the team. Under an `id` that is there already it is the
 * same view, or a `Conflict`.
 */
export async function createSavedView(
  agent: Agent,
  { name, query, shared }: NewSavedView,
  id: string = Bun.randomUUIDv7(),
): Promise<SavedView> {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)))
  const input = { name, query: filterQuery(filter), shared }
  const [savedView] = await db
    .insert(savedViews)
    .values({ ...input, agentId: agent.id, id })
    .onConflictDoNothing()
    .returning()
  return savedView ?? existingRecord(await savedViewWithId(id), input)
}
