import type { Agent } from '../agents/schema'
import type { Conversation } from '../conversations/schema'
import { sql } from '../db/client'
import { firstName } from '../handoffs/words'
import { isolated } from '../isolated'
import { append } from '../messages/append'
import { announceTicket } from './broadcasts'
import type { Ticket } from './schema'

export type NewTicket = Pick<Ticket, 'subject' | 'description' | 'priority'>

/** Makes a ticket from a conversation. Agents see it announced in the thread; visitors do not. */
export async function openTicket(conversation: Conversation, agent: Agent, { subject, description, priority }: NewTicket): Promise<Ticket> {
  const { ticket, announced } = await sql.begin(async (tx) => {
    const [ticket] = await tx<Ticket[]>`
      insert into tickets (id, conversation_id, subject, description, priority, assignee_id, created_by)
      values (${Bun.randomUUIDv7()}, ${conversation.id}, ${subject}, ${description}, ${priority}, ${agent.id}, ${agent.id})
      returning *`
    const body = `${isolated(firstName(agent.name))} created ticket #${ticket?.number}: ${isolated(subject)}`
    const announced = await append(tx, { author: 'system', body, clientId: Bun.randomUUIDv7() }, { where: sql`id = ${conversation.id}` })
    return { ticket: ticket as Ticket, announced }
  })
  if (announced) await announceTicket(ticket, announced)
  return ticket
}
