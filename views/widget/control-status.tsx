import type { Conversation } from '../../src/conversations/schema'
import { placeOf } from '../../src/handoffs/queue'

/**
 * Where the visitor's chat stands, said where the head does not say it. `data-control` is what the widget's styles and
 * behaviours go by; `data-missed` is there where nobody came.
 */
export function ControlStatus({ conversation }: { conversation?: Conversation }) {
  const { control, words } = standing(conversation)
  return (
    <div id="control-status" class="widget__status" data-control={control} data-missed={conversation?.missedAt ? '' : undefined} safe>
      {words}
    </div>
  )
}

function standing(conversation: Conversation | undefined): { control: Conversation['control'] | 'none' | 'ended'; words: string } {
  if (!conversation) return { control: 'none', words: '' }
  const { id, control, endedAt } = conversation
  if (endedAt) return { control: 'ended', words: 'This chat has ended. Write a message to continue.' }
  return { control, words: control === 'escalated' ? waiting(placeOf(id)) : '' }
}

function waiting(place: number | undefined): string {
  if (place === undefined) return 'Waiting for a person…'
  return place === 1 ? 'Waiting for a person… You are next.' : `Waiting for a person… You are number ${place} in the queue.`
}
