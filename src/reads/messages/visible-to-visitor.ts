import { sql } from '../../db/client'
import type { Conversation } from '../../model/conversations/schema'
import type { Stretch, StretchAnchor } from '../../model/messages/stretch'
import { visibleToVisitor } from '../../model/messages/visitor-json'
import { type MessageStep, messagesSince } from './queries'
import { stretchOf } from './stretch'

/** The part of the statement that leaves out what visitors do not see. `visibleToVisitor` says the same of one message. */
export const VISIBLE = () => sql`and author <> 'note' and (author <> 'system' or visitor_body is not null)`

/** A stretch of the messages that the visitor may see. */
export function visibleStretch(conversationId: string, anchor?: StretchAnchor): Promise<Stretch> {
  return stretchOf(conversationId, anchor, VISIBLE())
}

/**
 * What changed for the visitor after `since`, at most one step of it. Its `rev` counts the lines that visitors do not see
 * as well, so that nobody asks for those again and again.
 */
export async function visibleSince(conversation: Conversation, since: number): Promise<MessageStep> {
  // A cursor ahead of the conversation is from the one before it.
  const step = await messagesSince(conversation, since > conversation.rev ? 0 : since)
  return { ...step, messages: step.messages.filter(visibleToVisitor) }
}
