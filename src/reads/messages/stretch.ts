import { type Fragment, sql } from '../../db/client'
import type { Message } from '../../model/messages/schema'
import { PAGE_OF_MESSAGES, type Stretch, type StretchAnchor } from '../../model/messages/stretch'

/**
 * A stretch of a thread: fifty messages, or twenty-five on each side of the place. Each side is read from the place on
 * by the index, so that it costs the same in a long conversation as in a short one. `visibility` leaves messages out.
 */
export async function stretchOf(
  conversationId: string,
  { before, after, at }: StretchAnchor = {},
  visibility?: Fragment,
): Promise<Stretch> {
  if (before !== undefined) {
    const { messages, more } = await backwards(conversationId, before, PAGE_OF_MESSAGES, visibility)
    return { messages, older: more, newer: true }
  }
  if (after !== undefined) {
    const { messages, more } = await forwards(conversationId, after + 1, PAGE_OF_MESSAGES, visibility)
    return { messages, older: true, newer: more }
  }
  if (at === undefined) {
    const { messages, more } = await backwards(conversationId, BEYOND, PAGE_OF_MESSAGES, visibility)
    return { messages, older: more, newer: false }
  }
  const half = PAGE_OF_MESSAGES / 2
  const [earlier, from] = await Promise.all([
    backwards(conversationId, at, half, visibility),
    forwards(conversationId, at, half, visibility),
  ])
  return { messages: [...earlier.messages, ...from.messages], older: earlier.more, newer: from.more }
}

/** After every message: the largest number of the column. */
const BEYOND = 2 ** 31 - 1

interface Side {
  messages: Message[]
  more: boolean
}

async function backwards(
  conversationId: string,
  before: number,
  count: number,
  visibility: Fragment = sql``,
): Promise<Side> {
  const messages = await sql<Message[]>`
    select * from messages where conversation_id = ${conversationId} and seq < ${before} ${visibility} order by seq desc limit ${count + 1}`
  return { messages: messages.slice(0, count).reverse(), more: messages.length > count }
}

async function forwards(
  conversationId: string,
  from: number,
  count: number,
  visibility: Fragment = sql``,
): Promise<Side> {
  const messages = await sql<Message[]>`
    select * from messages where conversation_id = ${conversationId} and seq >= ${from} ${visibility} order by seq limit ${count + 1}`
  return { messages: messages.slice(0, count), more: messages.length > count }
}
