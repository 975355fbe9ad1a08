import { type Fragment, sql } from '../../db/client'
import type { Conversation } from '../../model/conversations/schema'
import type { Message } from '../../model/messages/schema'

/** What a page shows of a thread: the first and the last `seq`, and up to which the reader has been at the newest. */
export interface Shown {
  from: number
  to: number
  known: number
}

/** What a page is told that was away for so long that it does not get everything. */
export interface LongMissed {
  /** Messages that it shows and that have changed. */
  changed: Message[]
  /** How many are newer than `known`, at most `MOST_COUNTED`. */
  beyond: number
}

/** How many changes a page gets one by one. A page that missed more is told how many, and loads those it needs. */
export const MOST_MISSED = 1000

const MOST_COUNTED = 1000

/** What a page says that it shows, when it connects or asks for what it missed. A program that only listens says nothing. */
export function readShown({ from, to, known }: Record<string, unknown>): Shown | undefined {
  const all = [from, to, known].map((value) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : undefined))
  const [first, last, before] = all
  return first === undefined || last === undefined || before === undefined
    ? undefined
    : { from: first, to: last, known: before }
}

/** Whether a page that has all up to `since` has missed too much to get it one by one. */
export function missedTooMuch({ rev }: Pick<Conversation, 'rev'>, since: number): boolean {
  return rev - since > MOST_MISSED
}

/** What a page that shows a stretch gets instead; never more rows than a page holds. `which` leaves messages out. */
export async function longMissed(
  conversationId: string,
  since: number,
  { from, to, known }: Shown,
  which: Fragment = sql``,
): Promise<LongMissed> {
  const [changed, [newer]] = await Promise.all([
    sql<Message[]>`
      select * from messages where conversation_id = ${conversationId} and seq between ${from} and ${to} and rev > ${since} ${which}
      order by seq desc limit ${MOST_MISSED}`,
    sql<{ count: number }[]>`
      select count(*)::int as count from (
        select from messages where conversation_id = ${conversationId} and seq > ${known} ${which} limit ${MOST_COUNTED}
      ) as beyond`,
  ])
  return { changed: changed.reverse(), beyond: newer?.count ?? 0 }
}
