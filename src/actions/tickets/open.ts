import { announceTicket } from '../../announce/tickets'
import { append } from '../../control/append'
import { sql } from '../../db/client'
import { clock } from '../../db/clock'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { existingRecord } from '../../model/form-key'
import { firstName } from '../../model/handoffs/words'
import type { Ticket } from '../../model/tickets/schema'
import { isolate } from '../../text/isolate'

export type TicketInput = Pick<Ticket, 'subject' | 'description' | 'priority'>

/**
 * Makes a ticket from a conversation. Agents see it announced in the thread; visitors do not. Under an `id` that is there
 * already it is the same ticket, or a `Conflict`.
 */
export async function openTicket(
  conversation: Conversation,
  agent: Agent,
  input: TicketInput,
  id: string = Bun.randomUUIDv7(),
): Promise<Ticket> {
  const { subject, description, priority } = input
  const { ticket, announced: line } = await sql.begin(async (tx) => {
    // In turn, because a refused insert would use up a number.
    await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`
    const [before] = await tx<Ticket[]>`select * from tickets where id = ${id}`
    if (before)
      return { ticket: existingRecord(before, { subject, description, priority, conversationId: conversation.id }) }

    const [ticket] = await tx<Ticket[]>`
      insert into tickets (id, conversation_id, subject, description, priority, assignee_id, created_by, created_at, updated_at)
      select ${id}, ${conversation.id}, ${subject}, ${description}, ${priority}, ${agent.id}, ${agent.id}, time, time
      from (select ${clock()} as time) as clock
      returning *`
    const body = `${isolate(firstName(agent.name))} created ticket #${ticket?.number}: ${isolate(subject)}`
    const line = await append(
      tx,
      { author: 'system', body, clientId: Bun.randomUUIDv7() },
      { expect: sql`id = ${conversation.id}` },
    )
    return { ticket: ticket as Ticket, announced: line }
  })
  if (line) await announceTicket(ticket, line)
  return ticket
}
