import type { Conversation } from '../../src/conversations/schema'
import { firstName } from '../../src/handoffs/words'

/** Who answers the visitor right now. `data-control` is what the widget's styles and behaviours go by. */
export function ControlStatus({ conversation }: { conversation?: Conversation }) {
  const { control, words } = standing(conversation)
  return (
    <div id="control-status" class="widget__status" data-control={control} safe>
      {words}
    </div>
  )
}

function standing(conversation: Conversation | undefined): { control: Conversation['control'] | 'none' | 'ended'; words: string } {
  if (!conversation) return { control: 'none', words: '' }
  const { control, agentName, endedAt } = conversation
  if (endedAt) return { control: 'ended', words: 'This chat has ended. Write again to go on.' }
  if (control === 'escalated') return { control, words: 'Waiting for a person…' }
  if (control === 'agent') return { control, words: `You are talking to ${firstName(agentName ?? 'a teammate')}.` }
  return { control, words: '' }
}
