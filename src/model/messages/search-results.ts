import type { Conversation } from '../conversations/schema'
import type { Message } from './schema'

/** A message that holds what was searched for, and whose conversation it is in. */
export interface FoundMessage
  extends Pick<Message, 'id' | 'conversationId' | 'seq' | 'author' | 'authorName' | 'createdAt'>,
    Pick<Conversation, 'visitorId' | 'visitorName' | 'visitorEmail'> {
  /** The part of the message in which the words stand. */
  excerpt: string
  /** The words, folded. */
  words: string[]
}

/** Where words were found in one conversation. */
export interface WordsInside {
  /** The places of the messages, the newest first. */
  seqs: number[]
  /** Whether there may be more, farther back. */
  more: boolean
  /** The words as messages may spell them; the last one may be the beginning of others. */
  words: string[]
  beginning?: string
}
