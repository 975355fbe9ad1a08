import { statusOf } from '../../src/model/conversations/filter'
import { visitorLabel } from '../../src/model/handoffs/words'
import type { ControlProps } from './control-props'

/** Who has control and what that means, in a sentence or two for one agent. */
export function Explanation({ conversation, agent, isAway }: ControlProps) {
  const { agentId, ending } = conversation
  const status = statusOf(conversation)
  const visitor = <bdi safe>{visitorLabel(conversation)}</bdi>
  const active = <bdi safe>{conversation.agentName ?? ''}</bdi>
  if (ending) {
    if (ending.agentId === agent.id) return <>{visitor} doesn’t know yet. You can still undo this.</>
    return (
      <>
        <bdi safe>{ending.agentName}</bdi> is ending this conversation. {visitor} doesn’t know yet.
      </>
    )
  }
  if (status === 'ended') return <>It reopens if {visitor} writes within a day.</>
  if (status === 'missed') return <>{visitor} asked for a person and no one came. The AI is answering for now.</>
  if (status === 'ai') return <>The AI is answering. To answer yourself, join, then accept.</>
  if (status === 'escalated') return <>{visitor} is waiting. Accept to answer.</>
  if (agentId === agent.id) return <>You are answering. {visitor} sees your name.</>
  if (isAway) return <>{active} is away. Take over to answer.</>
  return <>{active} is answering.</>
}
