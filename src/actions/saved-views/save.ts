import { db } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import { filterQuery, readFilter } from '../../model/conversations/filter'
import { madeBefore } from '../../model/form-key'
import { type View, views } from '../../model/saved-views/schema'
import { viewWithId } from '../../reads/saved-views/queries'

/** What an agent wants to keep: a name, and the filters as they stand in a URL. */
export interface NewView {
  name: string
  query: string
  shared: boolean
}

/**
 * Keeps a set of filters under a name, for the agent alone or for the team. Under an `id` that is there already it is the
 * same view, or a `Conflict`.
 */
export async function saveView(
  agent: Agent,
  { name, query, shared }: NewView,
  id: string = Bun.randomUUIDv7(),
): Promise<View> {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)))
  const draft = { name, query: filterQuery(filter), shared }
  const [view] = await db
    .insert(views)
    .values({ ...draft, agentId: agent.id, id })
    .onConflictDoNothing()
    .returning()
  return view ?? madeBefore(await viewWithId(id), draft)
}
