import type { Conversation } from '../../src/model/conversations/schema'

export interface QueueProps {
  conversation?: Conversation
  /** The place in the queue for a person, counted from 1, of somebody who waits near its front. */
  place?: number
}

/**
 * The status of the visitor's chat, if the head does not show it. `data-control` is what the widget's styles and
 * behaviours go by; `data-missed` is there where nobody came.
 */
export function ControlStatus({ conversation, place }: QueueProps) {
  const { control, words } = statusWords(conversation, place)
  return (
    <div
      id="control-status"
      class="widget__status"
      data-control={control}
      data-missed={conversation?.missedAt ? '' : undefined}
      safe
    >
      {words}
    </div>
  )
}

function statusWords(
  conversation: Conversation | undefined,
  place: number | undefined,
): { control: Conversation['control'] | 'none' | 'ended'; words: string } {
  if (!conversation) return { control: 'none', words: '' }
  const { control, endedAt } = conversation
  if (endedAt) return { control: 'ended', words: 'This chat has ended. Write a message to continue.' }
  return { control, words: control === 'escalated' ? waitingWords(place) : '' }
}

function waitingWords(place: number | undefined): string {
  if (place === undefined) return 'Waiting for a person…'
  return place === 1
    ? 'Waiting for a person… You are next.'
    : `Waiting for a person… You are number ${place} in the queue.`
}
