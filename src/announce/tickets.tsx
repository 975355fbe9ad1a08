import { RelatedTicketsChanged } from '../../views/tickets/related-tickets'
import type { AppendResult } from '../model/messages/append-result'
import type { Ticket } from '../model/tickets/schema'
import { ticketsOf } from '../reads/tickets/queries'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceMessage } from './messages'
import { announceChange } from './workspace'

/** A ticket was made: the line in the thread, and the ticket beside it. */
export async function announceTicket(ticket: Ticket, result: AppendResult): Promise<void> {
  announceMessage(result)
  await announceTicketChanged(ticket)
}

export async function announceTicketChanged({ conversationId }: Ticket): Promise<void> {
  announceChange('tickets')
  if (!conversationId) return
  const tickets = await ticketsOf(conversationId)
  publish(topics.thread(conversationId), () => pageFrame(<RelatedTicketsChanged tickets={tickets} />))
}
