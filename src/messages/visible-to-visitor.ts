import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { messagesSince } from './queries'
import type { Message } from './schema'
import { type Place, type Stretch, stretchOf } from './stretch'
import { visibleToVisitor } from './visitor-json'

/** A step of catching up: what the visitor may see of it, and where the next step begins. */
export interface Step {
  messages: Message[]
  /** Counts the lines that visitors do not see as well, so that nobody asks for those again and again. */
  rev: number
  more: boolean
}

const CHANGES_A_STEP = 200

/** The part of the statement that leaves out what visitors do not see. `visibleToVisitor` says the same of one message. */
export const VISIBLE = () => sql`and author <> 'note' and (author <> 'system' or visitor_body is not null)`

/** A stretch of the messages that the visitor may see. */
export function visibleStretch(conversationId: string, place?: Place): Promise<Stretch> {
  return stretchOf(conversationId, place, VISIBLE())
}

/** What changed for the visitor after `since`, at most one step of it. */
export async function visibleSince({ id, rev }: Conversation, since: number): Promise<Step> {
  // A cursor ahead of the conversation is from the one before it.
  return step(id, since > rev ? 0 : since)
}

/** The same, step by step, until there is no more. */
export async function* stepsSince({ id, rev }: Conversation, since: number): AsyncGenerator<Step> {
  let next = await step(id, since > rev ? 0 : since)
  yield next
  while (next.more) yield (next = await step(id, next.rev))
}

async function step(conversationId: string, since: number): Promise<Step> {
  const changed = await messagesSince(conversationId, since, CHANGES_A_STEP + 1)
  const taken = changed.slice(0, CHANGES_A_STEP)
  return { messages: taken.filter(visibleToVisitor), rev: taken.at(-1)?.rev ?? since, more: changed.length > CHANGES_A_STEP }
}
