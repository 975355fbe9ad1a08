import { placeOf } from '../../../announce/queue'
import type { Conversation } from '../../../model/conversations/schema'
import type { VisitorThreadState } from '../../../model/messages/visitor-thread-state'
import { visibleStretch } from '../../../reads/messages/visible-to-visitor'

export async function visitorThread(conversation: Conversation | undefined): Promise<VisitorThreadState> {
  if (!conversation) return { messages: [], older: false, newer: false, since: 0 }
  // The counter is from before the messages: what is newer than it comes once more over the socket, and never not.
  return {
    conversation,
    ...(await visibleStretch(conversation.id)),
    since: conversation.rev,
    place: placeOf(conversation.id),
  }
}
