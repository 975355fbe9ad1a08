import type { Message } from '../messages/schema'

/** A note that mentions an agent, with the visitor it is about. */
export interface MentionWithNote extends Pick<Message, 'conversationId' | 'seq' | 'body' | 'authorName' | 'createdAt'> {
  visitorId: string
  visitorName: string | null
  visitorEmail: string | null
  isSeen: boolean
}
