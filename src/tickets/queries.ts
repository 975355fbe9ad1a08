import { desc, eq } from 'drizzle-orm'
import { agents } from '../agents/schema'
import { conversations } from '../conversations/schema'
import { db } from '../db/client'
import { type Ticket, tickets } from './schema'

/** A ticket with the names that a page shows beside it. */
export interface NamedTicket extends Ticket {
  assigneeName: string | null
}

const named = () => db.select({ ticket: tickets, assigneeName: agents.name }).from(tickets).leftJoin(agents, eq(tickets.assigneeId, agents.id))
const flat = ({ ticket, assigneeName }: { ticket: Ticket; assigneeName: string | null }): NamedTicket => ({ ...ticket, assigneeName })

/** Tickets made from a conversation, newest first. */
export async function ticketsOf(conversationId: string): Promise<NamedTicket[]> {
  return (await named().where(eq(tickets.conversationId, conversationId)).orderBy(desc(tickets.number))).map(flat)
}

/** The tickets that changed last. */
export async function newestTickets(): Promise<NamedTicket[]> {
  return (await named().orderBy(desc(tickets.updatedAt), desc(tickets.id)).limit(200)).map(flat)
}

/** A ticket by the number people call it, with the conversation it came from. */
export async function ticketWithNumber(number: number) {
  const [row] = await db
    .select({ ticket: tickets, assigneeName: agents.name, conversation: conversations })
    .from(tickets)
    .leftJoin(agents, eq(tickets.assigneeId, agents.id))
    .leftJoin(conversations, eq(tickets.conversationId, conversations.id))
    .where(eq(tickets.number, number))
  return row && { ticket: flat(row), conversation: row.conversation }
}
