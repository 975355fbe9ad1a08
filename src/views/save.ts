import type { Agent } from '../agents/schema'
import { filterQuery, readFilter } from '../conversations/list/filter'
import { db } from '../db/client'
import { madeBefore } from '../http/form-key'
import { viewWithId } from './queries'
import { type View, views } from './schema'

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
export async function saveView(agent: Agent, { name, query, shared }: NewView, id: string = Bun.randomUUIDv7()): Promise<View> {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)))
  const draft = { name, query: filterQuery(filter), shared }
  const [view] = await db
    .insert(views)
    .values({ ...draft, agentId: agent.id, id })
    .onConflictDoNothing()
    .returning()
  return view ?? madeBefore(await viewWithId(id), draft)
}
