import type { ControlProps } from '../../../../views/handoffs/control-props'
import type { Agent } from '../../../model/agents/schema'
import type { Conversation } from '../../../model/conversations/schema'
import { isAbandoned } from '../../../realtime/agents-here'

/** What an agent sees of who has control of a conversation. */
export function controlSeenBy(agent: Agent, conversation: Conversation): ControlProps {
  return { agent, conversation, isAway: isAbandoned(conversation) }
}
