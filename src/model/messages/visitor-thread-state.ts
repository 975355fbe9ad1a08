import type { Conversation } from '../conversations/schema'
import type { Stretch } from './stretch'

/** What a visitor sees of their conversation when they open it, and from where the socket goes on. */
export interface VisitorThreadState extends Stretch {
  conversation?: Conversation
  since: number
  /** Their place in the queue for a person. */
  place?: number
}
