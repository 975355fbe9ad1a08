import type { Conversation } from './schema'

/** A conversation as the visitor API describes it. */
export function conversationJson({ id, control, endedAt }: Conversation) {
  return { id, control, endedAt: endedAt?.toISOString() ?? null }
}
