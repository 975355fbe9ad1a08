import type { Count } from './counts'
import type { Listed } from './selection'

/** How things stand, for an agent who has no conversation open. */
export interface Overview {
  /** Who has waited longest for a person. */
  next?: Listed
  waiting: Count
  ai: Count
  all: Count
  /** Conversations in which the agent is the active one, the latest first; some of them, where there are many. */
  own: Listed[]
}
