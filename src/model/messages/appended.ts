import type { Conversation } from '../conversations/schema'
import type { Message } from './schema'

/** What a statement that appends did: the conversation as it is now, and the message in it. */
export interface Appended {
  conversation: Conversation
  message: Message
}
