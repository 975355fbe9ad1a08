import type { Ticket } from './schema'

/** A ticket with the names that a page shows beside it. */
export interface TicketWithNames extends Ticket {
  assigneeName: string | null
  creatorName: string
}
