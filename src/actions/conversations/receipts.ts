import { announceReceipts } from '../../announce/conversations'
import { sql } from '../../db/client'
import { isUuid } from '../../ground/fields'
import type { Conversation } from '../../model/conversations/schema'
import type { Visitor } from '../../model/visitors/schema'

/** How far a visitor's page has got: up to which `seq` it has the thread, and up to which it showed it. */
export interface Receipt {
  conversationId: string
  deliveredSeq: number
  seenSeq: number
}

/** Notes how far a visitor's page has got. What was delivered or seen once stays so, whichever page tells it. */
export async function noteReceipt(visitor: Visitor, { conversationId, deliveredSeq, seenSeq }: Receipt): Promise<void> {
  const [conversation] = await sql<Conversation[]>`
    update conversations set
      delivered_seq = greatest(delivered_seq, least(seq, ${deliveredSeq}::int), least(seq, ${seenSeq}::int)),
      seen_seq = greatest(seen_seq, least(seq, ${seenSeq}::int))
    where id = ${conversationId} and visitor_id = ${visitor.id}
      and (delivered_seq < least(seq, ${deliveredSeq}::int) or seen_seq < least(seq, ${seenSeq}::int))
    returning *`
  if (conversation) announceReceipts(conversation)
}

/** Reads a receipt from a visitor's page; undefined if it is invalid. */
export function readReceipt({ conversation, delivered = 0, seen = 0 }: Record<string, unknown>): Receipt | undefined {
  if (typeof conversation !== 'string' || !isUuid(conversation) || !isSeq(delivered) || !isSeq(seen)) return undefined
  return { conversationId: conversation, deliveredSeq: delivered, seenSeq: seen }
}

function isSeq(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 2 ** 31 - 1
}
