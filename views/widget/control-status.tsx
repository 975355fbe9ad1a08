import type { Conversation } from '../../src/conversations/schema'

/**
 * Where the visitor's chat stands, said where the head does not say it. `data-control` is what the widget's styles and
 * behaviours go by.
 */
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
  const { control, endedAt } = conversation
  if (endedAt) return { control: 'ended', words: 'This chat has ended. Write again to go on.' }
  return { control, words: control === 'escalated' ? 'Waiting for a person…' : '' }
}
