import type { Conversation } from '../conversations/schema'
import type { Stretch } from '../messages/stretch'
import { visibleStretch } from '../messages/visible-to-visitor'

/** What a visitor sees of their conversation when they open it, and from where the socket goes on. */
export interface ThreadSeen extends Stretch {
  conversation?: Conversation
  since: number
}

export async function visitorThread(conversation: Conversation | undefined): Promise<ThreadSeen> {
  if (!conversation) return { messages: [], older: false, newer: false, since: 0 }
  // The counter is from before the messages: what is newer than it comes once more over the socket, and never not.
  return { conversation, ...(await visibleStretch(conversation.id)), since: conversation.rev }
}
