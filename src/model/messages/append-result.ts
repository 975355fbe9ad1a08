import type { Conversation } from '../conversations/schema'
import type { Message } from './schema'

/** The result of an append: the conversation as it is now, and the new message. */
export interface AppendResult {
  conversation: Conversation
  message: Message
}
