import { type Status, statusOf } from '../../src/model/conversations/filter'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Ticket } from '../../src/model/tickets/schema'
import { Icon, type IconName } from './icons'

/** How each status of a conversation is shown: in words and with an icon, and by CSS in a colour. */
export const STATUS_LOOKS: Record<Status, { words: string; icon: IconName }> = {
  ai: { words: 'AI-Handling', icon: 'spark' },
  escalated: { words: 'Escalated', icon: 'wait' },
  agent: { words: 'Agent Active', icon: 'person' },
  ended: { words: 'Ended', icon: 'done' },
  missed: { words: 'Missed', icon: 'missed' },
}

interface ControlChipProps {
  conversation: Pick<Conversation, 'control' | 'endedAt' | 'ending' | 'missedAt'>
  class?: string
}

/** The status of a conversation, in words and colour. */
export function ControlChip({ conversation, class: className }: ControlChipProps) {
  const status = statusOf(conversation)
  const { words, icon } = STATUS_LOOKS[status]
  return (
    <span class={['chip', `chip--${status}`, className]}>
      <Icon name={icon} />
      <span safe>{words}</span>
    </span>
  )
}

export const TICKET_STATUS_WORDS: Record<Ticket['status'], string> = {
  open: 'Open',
  pending: 'Pending',
  solved: 'Solved',
}
export const TICKET_PRIORITY_WORDS: Record<Ticket['priority'], string> = {
  low: 'Low',
  normal: 'Normal',
  high: 'High',
  urgent: 'Urgent',
}

export function TicketChip({ status, class: className }: Pick<Ticket, 'status'> & { class?: string }) {
  return (
    <span class={['chip', `chip--ticket-${status}`, className]} safe>
      {TICKET_STATUS_WORDS[status]}
    </span>
  )
}
