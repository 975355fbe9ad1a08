import { and, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '../../db/client'
import { agents } from '../../model/agents/schema'
import { conversations } from '../../model/conversations/schema'
import { type Message, messages } from '../../model/messages/schema'
import { type Ticket, tickets } from '../../model/tickets/schema'
import type { TicketWithNames } from '../../model/tickets/ticket-with-names'

const creators = alias(agents, 'creators')
const names = { assigneeName: agents.name, creatorName: creators.name }
const ticketsWithNames = () =>
  db
    .select({ ticket: tickets, ...names })
    .from(tickets)
    .innerJoin(creators, eq(tickets.createdBy, creators.id))
    .leftJoin(agents, eq(tickets.assigneeId, agents.id))
const flat = ({
  ticket,
  assigneeName,
  creatorName,
}: Pick<TicketWithNames, 'assigneeName' | 'creatorName'> & { ticket: Ticket }): TicketWithNames => ({
  ...ticket,
  assigneeName,
  creatorName,
})

/** Tickets made from a conversation, newest first. */
export async function ticketsOf(conversationId: string): Promise<TicketWithNames[]> {
  return (await ticketsWithNames().where(eq(tickets.conversationId, conversationId)).orderBy(desc(tickets.number))).map(
    flat,
  )
}

/** The tickets that changed last. */
export async function newestTickets(): Promise<TicketWithNames[]> {
  return (await ticketsWithNames().orderBy(desc(tickets.updatedAt), desc(tickets.id)).limit(200)).map(flat)
}

/** A ticket by the number people call it, with the conversation it came from. */
export async function ticketWithNumber(number: number) {
  const [row] = await db
    .select({ ticket: tickets, ...names, conversation: conversations })
    .from(tickets)
    .innerJoin(creators, eq(tickets.createdBy, creators.id))
    .leftJoin(agents, eq(tickets.assigneeId, agents.id))
    .leftJoin(conversations, eq(tickets.conversationId, conversations.id))
    .where(eq(tickets.number, number))
  return row && { ticket: flat(row), conversation: row.conversation }
}

const SHOWN_BEFORE = 3

/** The last public messages before a ticket was opened, oldest first. */
export async function messagesBefore({ conversationId, createdAt }: Ticket): Promise<Message[]> {
  if (!conversationId) return []
  const newestFirst = await db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.author, ['visitor', 'ai', 'agent']),
        isNull(messages.deletedAt),
        lte(messages.createdAt, createdAt),
      ),
    )
    .orderBy(desc(messages.seq))
    .limit(SHOWN_BEFORE)
  return newestFirst.reverse()
}
