import { RelatedTicketsChanged } from '../../views/tickets/related-tickets'
import type { Appended } from '../model/messages/appended'
import type { Ticket } from '../model/tickets/schema'
import { ticketsOf } from '../reads/tickets/queries'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceMessage } from './messages'
import { announceChange } from './workspace'

/** A ticket was made: the line in the thread, and the ticket beside it. */
export async function announceTicket(ticket: Ticket, announced: Appended): Promise<void> {
  announceMessage(announced)
  await announceTicketChanged(ticket)
}

export async function announceTicketChanged({ conversationId }: Ticket): Promise<void> {
  announceChange('tickets')
  if (!conversationId) return
  const tickets = await ticketsOf(conversationId)
  publish(topics.thread(conversationId), () => pageFrame(<RelatedTicketsChanged tickets={tickets} />))
}
