import { type Fragment, sql } from '../../../db/client'
import { ACTIVITIES, STATUSES } from '../../../model/conversations/filter'
import type { Page, PageRequest } from '../../../model/conversations/pages'
import { facetsOf, holdsWords, type Listed, type Selection } from '../../../model/conversations/selection'
import { wordsIn } from '../../../text/search-text'
import { inSection, narrowToSection } from './sections'

/** How many rows the list shows at first and with each step. */
export const PAGE_OF_CONVERSATIONS = 50

// How far the list is walked before the index of names is asked, and how many visitors that may find: a search that is
// common is found by walking, one that is rare by looking it up. In between either takes some 20 to 30 ms.
const WALK = 2_000
const LONG_WALK = 20_000
const LOOK_UP = 5_000
// More of them make a look-up slower and hardly narrower, because many addresses end alike.
const GRAMS = 8
const TO_THE_END = 1_000_000_000

/**
 * A page of one section of a list. Every index keeps its conversations in the order of the list, so that a page costs the same however
 * many there are and however deep it lies. `lookUp` may be shared with the counts of the same list.
 */
export async function conversationsMatching(
  selection: Selection,
  pageRequest: PageRequest = {},
  lookUp = lookUpOnce(selection, pageRequest),
): Promise<Page> {
  const size = sizeOf(pageRequest) + 1
  const narrowed = narrowToSection(selection, pageRequest)
  if (!narrowed) return { conversations: [], more: false }
  const rows = narrowed.needle
    ? await searchPage(narrowed, pageRequest, size, lookUp)
    : await sql<Listed[]>`${orderedRows(narrowed, pageRequest, size)}`
  const conversations = rows.slice(0, size - 1)
  return { conversations: pageRequest.before ? conversations.reverse() : conversations, more: rows.length === size }
}

async function searchPage(
  selection: Selection,
  pageRequest: PageRequest,
  size: number,
  lookUp: LookUp,
): Promise<Listed[]> {
  const first = await walkList(selection, pageRequest, size, WALK)
  if (first.complete) return first.rows
  // As common as it was so far, a longer walk would fill the page.
  if (first.rows.length * LONG_WALK > 1.2 * size * WALK) {
    const second = await walkList(selection, pageRequest, size, LONG_WALK)
    if (second.complete) return second.rows
  }
  return (await lookUp())?.rows ?? (await walkList(selection, pageRequest, size)).rows
}

/** Goes through the list row by row. Not complete where `steps` rows were not enough to fill the page. */
async function walkList(
  selection: Selection,
  pageRequest: PageRequest,
  size: number,
  steps = TO_THE_END,
): Promise<{ rows: Listed[]; complete: boolean }> {
  const { needle } = selection
  // The last step comes along even where it does not match: it tells that the walk was cut short.
  const steppedRows = await sql<(Listed & { step: string })[]>`
    select * from (select *, row_number() over () as step from (${orderedRows(selection, pageRequest, steps)}) walk) walk
    where ${columnHolds(sql`visitor_search`, needle)} or step = ${steps}
    limit ${literal(size + 1)}`
  const rows = steppedRows.filter((row) => holdsWords(row, needle)).slice(0, size)
  const isCutShort = steppedRows.at(-1)?.step === String(steps)
  return { rows, complete: rows.length === size || !isCutShort }
}

/** What looking up the visitors of a search gives: the rows of a page, and how many conversations each facet has. */
export interface LookUpResult {
  rows: Listed[]
  tallies: Record<number, number>
}

/** Looks a search up when it is first called. Gives undefined where too many visitors match. */
export type LookUp = () => Promise<LookUpResult | undefined>

export function lookUpOnce(selection: Selection, pageRequest: PageRequest = {}): LookUp {
  let result: Promise<LookUpResult | undefined> | undefined
  return () => {
    result ??= lookUpVisitors(selection, pageRequest)
    return result
  }
}

/** Finds the visitors first and then their conversations. */
async function lookUpVisitors(selection: Selection, pageRequest: PageRequest): Promise<LookUpResult | undefined> {
  const { needle } = selection
  const narrowed = narrowToSection(selection, pageRequest) ?? selection
  const rows = await sql<(Listed & { people: number; tallies: LookUpResult['tallies'] | null; id: string | null })[]>`
    with people as materialized (
      select id from visitors where grams(search) @> ${gramsOf(needle)} and ${columnHolds(sql`search`, needle)} limit ${literal(LOOK_UP + 1)}
    ),
    tally as (select count(*)::int as people from people),
    found as materialized (
      select id, facet, crowded, listed_at, waiting_since from conversations
      where visitor_id in (select id from people) and (select people from tally) <= ${LOOK_UP}
        and ${conditions({ ...selection, statuses: STATUSES })}
    ),
    tallies as (select jsonb_object_agg(facet, count) as tallies from (select facet, count(*) as count from found group by facet) counted)
    select people, tallies, page.* from tally cross join tallies left join lateral (
      select ${COLUMNS()} from conversations where id in (
        select id from found where facet = any(${facetsOf(narrowed)}::smallint[]) and ${inSection(narrowed, pageRequest)} and ${place(pageRequest)}
        order by ${order(pageRequest)}
        limit ${literal(sizeOf(pageRequest) + 1)}
      )
      order by ${order(pageRequest)}
    ) page on true`
  const [{ people = 0, tallies = {} } = {}] = rows
  if (people > LOOK_UP) return undefined
  return { rows: rows.filter(({ id }) => id !== null), tallies: tallies ?? {} }
}

function sizeOf({ size = PAGE_OF_CONVERSATIONS }: PageRequest): number {
  return size
}

/** Whether a column holds every word that is searched for. */
export function columnHolds(column: Fragment, needle: string): Fragment {
  const words = wordsIn(needle).map((word) => sql`strpos(${column}, ${word}) > 0`)
  return words.length === 0 ? sql`true` : sql`(${words.reduce((all, one) => sql`${all} and ${one}`)})`
}

/** What to look words up by: what is three long at the beginning of each, or itself where it is shorter. */
function gramsOf(needle: string): string[] {
  const words = wordsIn(needle).map((word) => [...word])
  const each = Math.max(2, Math.floor(GRAMS / words.length))
  return [...new Set(words.flatMap((word) => (word.length <= 3 ? [word.join('')] : gramsAtBeginning(word, each))))]
}

function gramsAtBeginning(word: string[], most: number): string[] {
  return word.slice(2, 2 + most).map((_, at) => word.slice(at, at + 3).join(''))
}

/** A query for the first rows of a section in their order. */
function orderedRows(selection: Selection, pageRequest: PageRequest, limit: number): Fragment {
  const { agentId, statuses, activities } = selection
  const facets = facetsOf(selection)
  if (pageRequest.section === 'waiting')
    return facetRows(selection, pageRequest, limit, sql`control = 'escalated' and facet = any(${facets}::smallint[])`)
  if (agentId !== undefined)
    return facetRows(selection, pageRequest, limit, sql`agent_id = ${agentId} and facet = any(${facets}::smallint[])`)
  if (statuses.length === STATUSES.length && activities.length === ACTIVITIES.length)
    return facetRows(selection, pageRequest, limit, sql`true`)

  // The index holds each facet in the order of the list. With a limit of its own each is read only as far as the merge
  // needs it; without one PostgreSQL would read and sort them all.
  const stretches = facets.map((facet) => sql`(${facetRows(selection, pageRequest, limit, sql`facet = ${facet}`)})`)
  const mergedFacets = stretches.reduce((all, one) => sql`${all} union all ${one}`)
  return sql`select * from (${mergedFacets}) merged order by ${order(pageRequest)} limit ${literal(limit)}`
}

function facetRows(selection: Selection, pageRequest: PageRequest, limit: number, where: Fragment): Fragment {
  return sql`
    select ${COLUMNS()} from conversations
    where ${where} and ${conditions({ ...selection, statuses: [] })} and ${inSection(selection, pageRequest)} and ${place(pageRequest)}
    order by ${order(pageRequest)}
    limit ${literal(limit)}`
}

/** All that a selection asks but the search, which looks differently in a walk and in a look-up. */
export function conditions({ statuses, activities, since, agentId, unreadBy }: Selection): Fragment {
  return sql`
    ${statuses.length > 0 && statuses.length * activities.length < STATUSES.length * ACTIVITIES.length ? sql`facet = any(${facetsOf({ statuses, activities })}::smallint[])` : sql`true`}
    ${since ? sql`and last_message_at >= ${since} and listed_at >= ${earliestPlace(since)}` : sql``}
    ${agentId ? sql`and agent_id = ${agentId}` : sql``}
    ${unreadBy ? sql`and turns > coalesce((reads -> ${unreadBy.id}::text ->> 1)::int, 0) and (reads ? ${unreadBy.id}::text or last_message_at > ${unreadBy.createdAt})` : sql``}`
}

/** One of a crowd stands an hour before its last message. With this the index ends the walk also where a range begins. */
export function earliestPlace(since: Date): Date {
  return new Date(since.getTime() - 60 * 60 * 1000)
}

function place({ section, after, before }: PageRequest): Fragment {
  if (section === 'waiting') {
    if (after) return sql`(waiting_since, id) > (${after.at}, ${after.id})`
    return before ? sql`(waiting_since, id) < (${before.at}, ${before.id})` : sql`true`
  }
  if (after) return sql`(listed_at, id) < (${after.at}, ${after.id})`
  return before ? sql`(listed_at, id) > (${before.at}, ${before.id})` : sql`true`
}

function order({ section, before }: PageRequest): Fragment {
  if (section === 'waiting') return before ? sql`waiting_since desc, id desc` : sql`waiting_since, id`
  return before ? sql`listed_at, id` : sql`listed_at desc, id desc`
}

/** A number as part of a statement's text: with how many rows are wanted in it, PostgreSQL can plan it once and for all. */
export function literal(number: number): Fragment {
  return sql.unsafe(String(number)) as unknown as Fragment
}

/** What a row of the list is made from: `Listed`. */
const COLUMNS =
  () => sql`id, visitor_id, visitor_name, visitor_email, visitor_search, control, agent_id, agent_name, ended_at, ending,
  waiting_since, accept_by, missed_at, turns, last_message_at, crowded, listed_at, last_body, last_author, last_author_name, reads, version`
