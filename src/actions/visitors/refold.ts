import { setTimeout } from 'node:timers/promises'
import { sql } from '../../db/client'
import { log } from '../../ground/log'
import type { Visitor } from '../../model/visitors/schema'
import { FOLDING, searchable } from '../../text/search-text'

/** How many are read at once before other work gets its turn. */
const BATCH = 1000
const PAUSE_MS = 10
const AGAIN_AFTER_MS = 60_000

/**
 * Updates, in the background, search columns that an older version of Parley wrote. Until that is done, a few names are
 * found only in their old form. The returned function stops it; the next start continues.
 */
export function startRefolding(): () => Promise<void> {
  const stop = new AbortController()
  const work = refoldWhileServing(stop.signal)
  return () => {
    stop.abort()
    return work
  }
}

async function refoldWhileServing(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      return await refold(signal)
    } catch (error) {
      log.warn({ err: error }, 'could not update the search by name; trying again in a minute')
      await pause(AGAIN_AFTER_MS, signal)
    }
  }
}

/** Goes through all visitors once for each new version of the folding; rows that are up to date are only read. */
export async function refold(signal?: AbortSignal): Promise<void> {
  if ((await foldingInUse()) === DONE) return
  for (let after = FIRST; !signal?.aborted; ) {
    const batch = await sql<
      Named[]
    >`select id, name, email, search from visitors where id > ${after} order by id limit ${BATCH}`
    const last = batch.at(-1)
    if (!last) return void (await sql`comment on column visitors.search is ${sql.unsafe(`'${DONE}'`)}`)
    await correct(batch.filter(isOutdated).map(({ id }) => id))
    after = last.id
    await pause(PAUSE_MS, signal)
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000'
/** The column's comment in the database once every row is up to date. */
const DONE = `folding ${FOLDING}`

async function foldingInUse(): Promise<string | null> {
  const [row] = await sql<{ comment: string | null }[]>`
    select col_description(attrelid, attnum) as comment from pg_attribute where attrelid = 'visitors'::regclass and attname = 'search'`
  return row?.comment ?? null
}

type Named = Pick<Visitor, 'id' | 'name' | 'email' | 'search'>

function isOutdated({ name, email, search }: Named): boolean {
  return searchable(name, email) !== search
}

/** A visitor may change their name at this moment, so the row is locked and read again. */
async function correct(ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql.begin(async (tx) => {
    const locked = await tx<
      Named[]
    >`select id, name, email, search from visitors where id = any(${ids}) order by id for update`
    const outdated = locked.filter(isOutdated)
    const right = tx`select * from unnest(${outdated.map(({ id }) => id)}::uuid[], ${outdated.map(({ name, email }) => searchable(name, email))}::text[]) as folded (id, search)`
    await tx`update visitors set search = folded.search from (${right}) folded where visitors.id = folded.id`
    await tx`update conversations set visitor_search = folded.search from (${right}) folded where visitor_id = folded.id`
  })
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => {})
}
