import type { Conversation } from '../../src/conversations/schema'
import { placeOf } from '../../src/handoffs/queue'
import { firstName } from '../../src/handoffs/words'

/**
 * Who answers the visitor right now, or how many are before them. `data-control` is what the widget's styles and
 * behaviours go by; `data-missed` is there where nobody came.
 */
export function ControlStatus({ conversation }: { conversation?: Conversation }) {
  const control = standing(conversation)
  return (
    <div id="control-status" class="widget__status" data-control={control} data-missed={conversation?.missedAt ? '' : undefined}>
      {conversation !== undefined && <Words conversation={conversation} />}
    </div>
  )
}

function standing(conversation: Conversation | undefined): Conversation['control'] | 'none' | 'ended' {
  if (!conversation) return 'none'
  return conversation.endedAt ? 'ended' : conversation.control
}

function Words({ conversation }: { conversation: Conversation }) {
  const { id, control, agentName, endedAt } = conversation
  if (endedAt) return <span>This chat has ended. Write again to go on.</span>
  if (control === 'escalated') return <span safe>{waiting(placeOf(id))}</span>
  if (control !== 'agent') return ''
  return (
    <span>
      You are talking to <bdi safe>{firstName(agentName ?? 'a teammate')}</bdi>.
    </span>
  )
}

function waiting(place: number | undefined): string {
  if (place === undefined) return 'Waiting for a person…'
  return place === 1 ? 'Waiting for a person… You are next.' : `Waiting for a person… You are number ${place} in the queue.`
}
