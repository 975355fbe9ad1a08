import type { Conversation } from '../../src/model/conversations/schema'
import { TICKET_PRIORITIES } from '../../src/model/tickets/schema'
import type { TicketWithNames } from '../../src/model/tickets/ticket-with-names'
import { TICKET_PRIORITY_WORDS, TicketChip } from '../shared/chips'
import { FormKey } from '../shared/form-key'
import { Partial } from '../shared/partial'

interface RelatedTicketsProps {
  conversation: Conversation
  tickets: TicketWithNames[]
  /** What a new ticket is most likely about. */
  suggestion: string
}

/** The tickets made from a conversation, and the form that makes another. */
export function RelatedTickets({ conversation, tickets, suggestion }: RelatedTicketsProps) {
  return (
    <div class="card">
      <div class="card__head">
        <h2>Related Tickets</h2>
        <button
          class="button button--small"
          type="button"
          aria-expanded="false"
          aria-controls="new-ticket"
          data-toggle="new-ticket"
        >
          Create Ticket
        </button>
      </div>
      <NewTicketForm conversation={conversation} suggestion={suggestion} />
      <TicketList tickets={tickets} />
    </div>
  )
}

/** The tickets of the conversation that is open, when one was made or changed. */
export function RelatedTicketsChanged({ tickets }: Pick<RelatedTicketsProps, 'tickets'>) {
  return (
    <Partial target="#tickets" swap="outerHTML">
      <TicketList tickets={tickets} />
    </Partial>
  )
}

function TicketList({ tickets }: Pick<RelatedTicketsProps, 'tickets'>) {
  return (
    <div id="tickets" class="tickets">
      {tickets.length === 0 && <p class="card__none">None yet.</p>}
      {tickets.map((ticket) => (
        <TicketLink ticket={ticket} />
      ))}
    </div>
  )
}

function TicketLink({ ticket }: { ticket: TicketWithNames }) {
  const { number, subject, status, priority, assigneeName } = ticket
  return (
    <a class="ticket" href={`/tickets/${number}`}>
      <span class="number">#{number}</span>
      <b>
        <bdi safe>{subject}</bdi>
      </b>
      <TicketChip status={status} />
      <small>
        <bdi safe>{assigneeName ?? 'Nobody'}</bdi> · <span safe>{`${TICKET_PRIORITY_WORDS[priority]} priority`}</span>
      </small>
    </a>
  )
}

function NewTicketForm({ conversation, suggestion }: Omit<RelatedTicketsProps, 'tickets'>) {
  return (
    <form
      id="new-ticket"
      class="form new-ticket"
      hx-post={`/conversations/${conversation.id}/tickets`}
      hx-swap="none"
      data-reset
      hidden
    >
      <FormKey />
      <label class="form__field">
        Subject
        <input class="input" name="subject" required maxlength="200" value={suggestion} />
      </label>
      <label class="form__field">
        Description
        <textarea class="input" name="description" maxlength="10000" rows="3" />
      </label>
      <label class="form__field">
        Priority
        <select class="select" name="priority">
          {TICKET_PRIORITIES.map((priority) => (
            <option value={priority} selected={priority === 'normal'} safe>
              {TICKET_PRIORITY_WORDS[priority]}
            </option>
          ))}
        </select>
      </label>
      <div class="form__buttons">
        <button class="button button--small" type="button" data-toggle="new-ticket">
          Cancel
        </button>
        <button class="button button--primary button--small" type="submit">
          Save ticket
        </button>
      </div>
    </form>
  )
}
