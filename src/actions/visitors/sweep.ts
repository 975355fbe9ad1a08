import { sql } from '../../db/client'

/** Visitors who never wrote are forgotten after this many hours without a sign of them. */
const HOURS = 1
const MOST_LOOKED_AT = 10_000
/** Visitors that a flood creates are younger than this; older ones are checked bit by bit. */
const YOUNG_HOURS = 26
const MOST_OLD_LOOKED_AT = 1000

const FIRST = '00000000-0000-0000-0000-000000000000'

// Where the next look begins. Ids sort by the time when the visitor first came, so that no index of its own is needed.
let youngRange = FIRST
let oldRange = FIRST

/**
 * Forgets visitors who opened the chat, never wrote, and have not been seen for an hour: their token is unknown from
 * then on. Returns how many there were. Looks at eleven thousand at most, from where it ended the last time.
 */
export async function sweepVisitors(): Promise<number> {
  const now = Date.now()
  const border = idAt(now - YOUNG_HOURS * 3_600_000)
  const youngest = await sweepRange(youngRange, border, idAt(now - HOURS * 3_600_000), MOST_LOOKED_AT)
  const oldest = await sweepRange(oldRange, FIRST, border, MOST_OLD_LOOKED_AT)
  youngRange = youngest.next ?? FIRST
  oldRange = oldest.next ?? FIRST
  return youngest.forgotten + oldest.forgotten
}

/**
 * Checks visitors with ids from `first` to `last`, after the end of the previous run; `next` is the end of this one, if
 * there are more.
 */
async function sweepRange(
  lastEnd: string,
  first: string,
  last: string,
  most: number,
): Promise<{ forgotten: number; next?: string }> {
  return sql.begin(async (tx) => {
    // The lock comes first, and what was written by then is seen after it: nobody who writes at this moment is forgotten.
    const [range] = await tx<{ silent: string[] | null; last: string | null; count: number }[]>`
      with range as (
        select id from visitors where id > greatest(${lastEnd}::uuid, ${first}::uuid) and id < ${last} order by id limit ${most}
      ), silent as (
        select visitors.id from visitors join range using (id)
        where last_seen_at < now() - make_interval(hours => ${HOURS}) and not exists (select from conversations where visitor_id = visitors.id)
        for update of visitors skip locked
      )
      select (select array_agg(id) from silent) as silent, (select max(id::text) from range) as last, (select count(*)::int from range) as count`
    const removedVisitors = await tx`
      delete from visitors where id = any(${range?.silent ?? []}::uuid[])
        and not exists (select from conversations where visitor_id = visitors.id)
        and not exists (select from attachments where visitor_id = visitors.id)
      returning id`
    const more = range && range.count === most ? range.last : null
    return { forgotten: removedVisitors.length, next: more ?? undefined }
  })
}

/** The first id of its millisecond. */
function idAt(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
