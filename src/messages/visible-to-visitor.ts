import { and, desc, eq, isNotNull, lt, ne, or } from 'drizzle-orm'
import type { Conversation } from '../conversations/schema'
import { db } from '../db/client'
import { messagesSince, PAGE_OF_MESSAGES } from './queries'
import { type Message, messages } from './schema'
import { visibleToVisitor } from './visitor-json'

/** A step of catching up: what the visitor may see of it, and where the next step begins. */
export interface Step {
  messages: Message[]
  /** Counts the lines that visitors do not see as well, so that nobody asks for those again and again. */
  rev: number
  more: boolean
}

const CHANGES_A_STEP = 200

/** The newest messages that the visitor may see, or those before `before`, oldest first; `more`: there are older ones. */
export async function visibleBefore(conversationId: string, before?: number): Promise<Omit<Step, 'rev'>> {
  const older = before === undefined ? undefined : lt(messages.seq, before)
  const visible = and(ne(messages.author, 'note'), or(ne(messages.author, 'system'), isNotNull(messages.visitorBody)))
  const found = await db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), visible, older))
    .orderBy(desc(messages.seq))
    .limit(PAGE_OF_MESSAGES + 1)
  return { messages: found.slice(0, PAGE_OF_MESSAGES).reverse(), more: found.length > PAGE_OF_MESSAGES }
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
