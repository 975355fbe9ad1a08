import { sql } from '../../src/db/client'
import { searchable } from '../../src/text/search-text'
import type { Known } from './list-oracle'

// Conversations for tests that need many: as they are known to the oracle, put into the database in bulk.

const AT_ONCE = 1000

/** A conversation and whose it is; without a visitor, one of its own. */
export interface Stored extends Known {
  visitorId?: string
  agentName?: string
}

/** Puts conversations and their visitors into the database, with all columns as the product would have set them. */
export async function store(all: Stored[]): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE)
    const people = new Map(some.map((one) => [one.visitorId ?? one.id, one]))
    await sql`insert into visitors ${sql([...people].map(([id, one]) => ({ id, token_hash: `hash of ${id}`, name: one.name, email: one.email, search: searchable(one.name, one.email) })))} on conflict do nothing`
    await sql`insert into conversations ${sql(some.map(row))}`
  }
}

/** Empties what visitors have brought, and nothing else. */
export async function forgetVisitors(): Promise<void> {
  await sql`truncate visitors cascade`
}

function row(one: Stored) {
  const {
    id,
    visitorId = id,
    name,
    email,
    state,
    agentId = null,
    agentName,
    at,
    crowded = false,
    waitingSince = null,
    turns,
    seen,
  } = one
  return {
    id,
    visitor_id: visitorId,
    visitor_name: name,
    visitor_email: email,
    visitor_search: searchable(name, email),
    control: state === 'ended' || state === 'missed' ? ('ai' as const) : state,
    agent_id: agentId,
    agent_name: agentId && (agentName ?? 'Somebody'),
    ended_at: state === 'ended' ? at : null,
    waiting_since: waitingSince,
    missed_at: state === 'missed' ? at : null,
    seq: turns,
    rev: turns,
    turns,
    asked_seq: turns,
    last_message_at: at,
    crowded,
    reads: JSON.stringify(Object.fromEntries(Object.entries(seen).map(([agent, count]) => [agent, [count, count]]))),
    created_at: at,
  }
}
