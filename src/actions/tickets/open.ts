import { announceTicket } from '../../announce/tickets'
import { append } from '../../control/append'
import { sql } from '../../db/client'
import { clock } from '../../db/clock'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { madeBefore } from '../../model/form-key'
import { firstName } from '../../model/handoffs/words'
import type { Ticket } from '../../model/tickets/schema'
import { isolated } from '../../text/isolated'

export type NewTicket = Pick<Ticket, 'subject' | 'description' | 'priority'>

/**
 * Makes a ticket from a conversation. Agents see it announced in the thread; visitors do not. Under an `id` that is there
 * already it is the same ticket, or a `Conflict`.
 */
export async function openTicket(
  conversation: Conversation,
  agent: Agent,
  draft: NewTicket,
  id: string = Bun.randomUUIDv7(),
): Promise<Ticket> {
  const { subject, description, priority } = draft
  const { ticket, announced } = await sql.begin(async (tx) => {
    // In turn: one that is tried and refused would use up a number.
    await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`
    const [before] = await tx<Ticket[]>`select * from tickets where id = ${id}`
    if (before)
      return { ticket: madeBefore(before, { subject, description, priority, conversationId: conversation.id }) }

    const [ticket] = await tx<Ticket[]>`
      insert into tickets (id, conversation_id, subject, description, priority, assignee_id, created_by, created_at, updated_at)
      select ${id}, ${conversation.id}, ${subject}, ${description}, ${priority}, ${agent.id}, ${agent.id}, time, time
      from (select ${clock()} as time) as clock
      returning *`
    const body = `${isolated(firstName(agent.name))} created ticket #${ticket?.number}: ${isolated(subject)}`
    const announced = await append(
      tx,
      { author: 'system', body, clientId: Bun.randomUUIDv7() },
      { expect: sql`id = ${conversation.id}` },
    )
    return { ticket: ticket as Ticket, announced }
  })
  if (announced) await announceTicket(ticket, announced)
  return ticket
}
