import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
/** A conversation as one agent sees who has control of it. */
export interface ControlProps {
  conversation: Conversation
  agent: Agent
  /** The active agent has no page open. */
  isAway: boolean
}
