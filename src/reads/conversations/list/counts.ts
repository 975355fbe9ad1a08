import { type Fragment, sql } from '../../../db/client'
import type { Count, Counts } from '../../../model/conversations/counts'
import { ACTIVITIES, STATUSES, type Status } from '../../../model/conversations/filter'
import { facetsOf, type Selection } from '../../../model/conversations/selection'
import { columnHolds, conditions, earliestPlace, type LookUpResult, literal, lookUpOnce } from './queries'

/** How many of each state and activity are counted at most; three of them make the 999 that are shown. */
const COUNTED = 334
// Where each conversation must be looked at and not only its place in the index.
const LOOKED_AT = 400
// How many of the newest of each facet are counted; counting all would be slow, and the exact number does not matter.
const COMMON = 8

/**
 * Counts what each handoff state would show. The effort is bounded, and so is what the counts say. `lookUp` may be shared
 * with the rows of the same list.
 */
export async function countsMatching(selection: Selection, lookUp = lookUpOnce(selection)): Promise<Counts> {
  // Whose an agent is the active one are in that state, or about to end.
  const all = { ...selection, statuses: selection.agentId ? (['agent', 'ended'] as const) : STATUSES }
  const tallies = await walkFacets(all)
  const foundCount = tallies.reduce((sum, { count }) => sum + count, 0)
  const rare = all.needle !== '' && foundCount < COMMON && tallies.some(({ more }) => more)
  const lookUpResult = rare ? await lookUp() : undefined
  return byStatus(lookUpResult ? talliesOf(lookUpResult) : tallies)
}

interface Tally extends Count {
  facet: number
}

/** Some of a crowd stand before a date range in which they are: only the rows there tell which, so they are counted apart. */
async function walkFacets(selection: Selection): Promise<Tally[]> {
  const { needle, agentId, unreadBy, since } = selection
  const plain = needle === '' && agentId === undefined && unreadBy === undefined
  const limit = plain ? COUNTED + 1 : LOOKED_AT
  const columns: Fragment = plain ? sql`last_message_at` : sql`visitor_search, agent_id, reads, turns, last_message_at`
  const test = sql`${conditions({ ...selection, since: undefined, statuses: [] })} and ${columnHolds(sql`visitor_search`, needle)}`
  const walk = (places: Fragment, columns: Fragment, test: Fragment): Fragment => sql`
    select facets.facet, steps, matching as count
    from unnest(${facetsOf(selection)}::smallint[]) as facets (facet), lateral (
      select count(*)::int as steps, (count(*) filter (where ${test}))::int as matching
      from (
        select ${columns} from conversations
        where facet = facets.facet and ${places}
        order by listed_at desc, id desc
        limit ${literal(limit)}
      ) newest
    ) tally`
  const tallies = await sql<(Tally & { steps: number })[]>`
    ${walk(sql`listed_at >= ${since ?? '-infinity'}`, plain ? sql`listed_at` : columns, test)}
    ${since ? sql`union all ${walk(sql`listed_at >= ${earliestPlace(since)} and listed_at < ${since}`, columns, sql`last_message_at >= ${since} and ${test}`)}` : sql``}`
  return tallies.map(({ facet, steps, count }) => ({
    facet,
    count: plain ? Math.min(count, COUNTED) : count,
    more: steps === limit,
  }))
}

function talliesOf({ tallies }: LookUpResult): Tally[] {
  return Object.entries(tallies).map(([facet, count]) => ({ facet: Number(facet), count, more: false }))
}

function byStatus(tallies: Tally[]): Counts {
  const countOf = (status: Status): Count => {
    const own = tallies.filter(({ facet }) => STATUSES[Math.floor(facet / ACTIVITIES.length)] === status)
    return { count: own.reduce((sum, { count }) => sum + count, 0), more: own.some(({ more }) => more) }
  }
  return {
    ai: countOf('ai'),
    escalated: countOf('escalated'),
    agent: countOf('agent'),
    ended: countOf('ended'),
    missed: countOf('missed'),
  }
}
