import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import { visitorLabel } from '../../src/model/handoffs/words'
import { TICKET_PRIORITIES, TICKET_STATUSES } from '../../src/model/tickets/schema'
import type { TicketWithNames } from '../../src/model/tickets/ticket-with-names'
import { Avatar } from '../shared/avatar'
import { TICKET_PRIORITY_WORDS, TICKET_STATUS_WORDS } from '../shared/chips'
import { Time } from '../shared/time'

export interface TicketSideProps {
  ticket: TicketWithNames
  /** Where it came from. */
  conversation: Conversation | null
  /** Who it may be assigned to. */
  team: Agent[]
}

/** Beside a ticket: what can be changed, who it is about, and its dates. */
export function TicketSide({ ticket, team, conversation }: TicketSideProps) {
  return (
    <aside class="stack" aria-label="About the ticket">
      <TicketForm ticket={ticket} team={team} />
      <TicketVisitor conversation={conversation} />
      <section class="box">
        <h2>Dates</h2>
        <dl class="facts">
          <dt>Opened</dt>
          <dd>
            <Time at={ticket.createdAt} as="moment" />
          </dd>
          <dt>Last updated</dt>
          <dd>
            <Time at={ticket.updatedAt} as="moment" />
          </dd>
        </dl>
      </section>
    </aside>
  )
}

/** Each choice is saved when it is made. */
function TicketForm({
  ticket: { number, status, priority, assigneeId },
  team,
}: Pick<TicketSideProps, 'ticket' | 'team'>) {
  return (
    <form
      class="box"
      hx-patch={`/tickets/${number}`}
      hx-trigger="change"
      hx-target="#ticket"
      hx-swap="outerMorph"
      hx-sync="this:queue last"
      aria-label="Ticket"
    >
      <label class="form__field">
        Status
        <select class="select" name="status">
          {TICKET_STATUSES.map((choice) => (
            <option value={choice} selected={choice === status} safe>
              {TICKET_STATUS_WORDS[choice]}
            </option>
          ))}
        </select>
      </label>
      <label class="form__field">
        Priority
        <select class="select" name="priority">
          {TICKET_PRIORITIES.map((choice) => (
            <option value={choice} selected={choice === priority} safe>
              {TICKET_PRIORITY_WORDS[choice]}
            </option>
          ))}
        </select>
      </label>
      <label class="form__field">
        Assignee
        <select class="select" name="assignee">
          <option value="" selected={assigneeId === null}>
            Nobody
          </option>
          {team.map(({ id, name }) => (
            <option value={id} selected={id === assigneeId} safe>
              {name}
            </option>
          ))}
        </select>
      </label>
    </form>
  )
}

function TicketVisitor({ conversation }: Pick<TicketSideProps, 'conversation'>) {
  if (!conversation) return ''
  const name = visitorLabel(conversation)
  const email = conversation.visitorEmail ?? 'No email address'
  return (
    <section class="box">
      <h2>Visitor</h2>
      <div class="who">
        <Avatar name={name} seed={conversation.visitorId} />
        <div>
          <b>
            <bdi safe>{name}</bdi>
          </b>
          <small safe>{email}</small>
        </div>
      </div>
    </section>
  )
}
