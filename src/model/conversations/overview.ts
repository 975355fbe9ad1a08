import type { Count } from './counts'
import type { Listed } from './selection'

/** The overview for an agent who has no conversation open. */
export interface Overview {
  /** The visitor who has waited longest for a person. */
  longestWaiting?: Listed
  waitingCount: Count
  ai: Count
  all: Count
  /** Conversations in which the agent is the active one, the latest first; some of them, where there are many. */
  ownConversations: Listed[]
}
