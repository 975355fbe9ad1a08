import type { Agent } from '../../src/model/agents/schema'
import type { TicketWithNames } from '../../src/model/tickets/ticket-with-names'
import { Workspace } from '../layouts/workspace'
import { TICKET_PRIORITY_WORDS, TicketChip } from '../shared/chips'
import { Time } from '../shared/time'

interface TicketsPageProps {
  agent: Agent
  tickets: TicketWithNames[]
}

export function TicketsPage({ agent, tickets }: TicketsPageProps) {
  return (
    <Workspace title="Tickets" section="tickets" agent={agent}>
      <main class="page">
        <header class="page__head">
          <h1>Tickets</h1>
        </header>
        <div id="tickets" data-fresh="tickets">
          {tickets.length === 0 && (
            <div class="empty">
              <h2>No tickets yet</h2>
              <p>When something needs work after a chat, open the conversation and choose Create Ticket.</p>
            </div>
          )}
          <ul class="entries">
            {tickets.map((ticket) => (
              <TicketEntry ticket={ticket} />
            ))}
          </ul>
        </div>
      </main>
    </Workspace>
  )
}

function TicketEntry({ ticket }: { ticket: TicketWithNames }) {
  const { number, subject, status, priority, assigneeName, updatedAt } = ticket
  return (
    <li>
      <a class="entry" href={`/tickets/${number}`}>
        <b class="entry__title">
          <bdi safe>{subject}</bdi>
        </b>
        <TicketChip status={status} class="entry__chip" />
        <Time at={updatedAt} as="age" />
        <small>
          #{number} · <bdi safe>{assigneeName ?? 'Nobody'}</bdi> ·{' '}
          <span safe>{`${TICKET_PRIORITY_WORDS[priority]} priority`}</span>
        </small>
      </a>
    </li>
  )
}
