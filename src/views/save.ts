import type { Agent } from '../agents/schema'
import { filterQuery, readFilter } from '../conversations/list/filter'
import { db } from '../db/client'
import { type View, views } from './schema'

/** What an agent wants to keep: a name, and the filters as they stand in a URL. */
export interface NewView {
  name: string
  query: string
  shared: boolean
}

/** Keeps a set of filters under a name, for the agent alone or for the team. */
export async function saveView(agent: Agent, { name, query, shared }: NewView): Promise<View> {
  const filter = readFilter(Object.fromEntries(new URLSearchParams(query)))
  const [view] = await db
    .insert(views)
    .values({ agentId: agent.id, name, query: filterQuery(filter), shared })
    .returning()
  return view as View
}
