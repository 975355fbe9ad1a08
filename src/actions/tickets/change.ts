import { eq } from 'drizzle-orm'
import { announceTicketChanged } from '../../announce/tickets'
import { db } from '../../db/client'
import { drizzleClock } from '../../db/clock'
import { type Ticket, tickets } from '../../model/tickets/schema'

/** Changes a ticket's status, priority or assignee; the conversation it came from shows it at once. */
export async function changeTicket(
  { id }: Ticket,
  change: Partial<Pick<Ticket, 'status' | 'priority' | 'assigneeId'>>,
): Promise<void> {
  const [updatedTicket] = await db
    .update(tickets)
    .set({ ...change, updatedAt: drizzleClock() })
    .where(eq(tickets.id, id))
    .returning()
  if (updatedTicket) await announceTicketChanged(updatedTicket)
}
