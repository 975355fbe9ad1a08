import { type Fragment, sql } from '../../db/client'
import type { Conversation } from '../../model/conversations/schema'
import type { Message } from '../../model/messages/schema'

/** What a page shows of a thread: the first and the last `seq`, and up to which the reader has been at the newest. */
export interface ShownRange {
  first: number
  last: number
  readUpTo: number
}

/** What a page is told that was away for so long that it does not get everything. */
export interface MissedSummary {
  /** Messages that it shows and that have changed. */
  changedMessages: Message[]
  /** How many are newer than `readUpTo`, at most `MOST_COUNTED`. */
  newerCount: number
}

/** How many missed changes a page gets one by one. If it missed more, it gets their number and loads those it needs. */
export const MOST_MISSED = 1000

const MOST_COUNTED = 1000

/** What a page says that it shows, when it connects or asks for what it missed. A program that only listens says nothing. */
export function readShownRange({ from, to, known }: Record<string, unknown>): ShownRange | undefined {
  const all = [from, to, known].map((value) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : undefined))
  const [first, last, before] = all
  return first === undefined || last === undefined || before === undefined
    ? undefined
    : { first: first, last: last, readUpTo: before }
}

/** Whether a page that has all up to `since` has missed too much to get it one by one. */
export function missedTooMuch({ rev }: Pick<Conversation, 'rev'>, since: number): boolean {
  return rev - since > MOST_MISSED
}

/**
 * The summary that such a page gets instead, with never more rows than a page holds. `visibility` leaves messages out.
 */
export async function missedSummary(
  conversationId: string,
  since: number,
  { first, last, readUpTo }: ShownRange,
  visibility: Fragment = sql``,
): Promise<MissedSummary> {
  const [changed, [newer]] = await Promise.all([
    sql<Message[]>`
      select * from messages where conversation_id = ${conversationId} and seq between ${first} and ${last} and rev > ${since} ${visibility}
      order by seq desc limit ${MOST_MISSED}`,
    sql<{ count: number }[]>`
      select count(*)::int as count from (
        select from messages where conversation_id = ${conversationId} and seq > ${readUpTo} ${visibility} limit ${MOST_COUNTED}
      ) as beyond`,
  ])
  return { changedMessages: changed.reverse(), newerCount: newer?.count ?? 0 }
}
