import type { Agent } from '../../src/agents/schema'
import type { Conversation } from '../../src/conversations/schema'
import { visitorLabel } from '../../src/handoffs/words'
import type { NamedTicket } from '../../src/tickets/queries'
import { TICKET_PRIORITIES, TICKET_STATUSES } from '../../src/tickets/schema'
import { Workspace } from '../layouts/workspace'
import { TICKET_PRIORITY_WORDS, TICKET_STATUS_WORDS, TicketChip } from '../shared/chips'
import { Time } from '../shared/time'

interface TicketPageProps {
  agent: Agent
  ticket: NamedTicket
  /** Where it came from. */
  conversation: Conversation | null
  team: Agent[]
  /** A change was just saved. */
  saved?: boolean
}

export function TicketPage({ agent, ticket, conversation, team, saved = false }: TicketPageProps) {
  const { number, subject, description, status, priority, createdAt, assigneeId } = ticket
  return (
    <Workspace title={`#${number} ${subject}`} section="tickets" agent={agent}>
      <main id="ticket" class="page">
        <header class="page__head">
          <a class="link" href="/tickets">
            All tickets
          </a>
          <h1>
            <span class="number">#{number}</span> <span safe>{subject}</span>
          </h1>
          <TicketChip status={status} />
        </header>
        <div class="card">
          <p class="prose" safe>
            {description || 'No description.'}
          </p>
          <p class="card__none">
            Opened <Time at={createdAt} as="ago" />
            <From conversation={conversation} />
          </p>
        </div>
        <form
          class="card form"
          hx-patch={`/tickets/${number}`}
          hx-trigger="change"
          hx-target="#ticket"
          hx-select="#ticket"
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
          <p class="form__saved" role="status">
            {saved && 'Saved.'}
          </p>
        </form>
      </main>
    </Workspace>
  )
}

function From({ conversation }: Pick<TicketPageProps, 'conversation'>) {
  if (!conversation) return ''
  return (
    <>
      {' '}
      from the conversation with{' '}
      <a class="link" href={`/conversations/${conversation.id}`} safe>
        {visitorLabel(conversation)}
      </a>
    </>
  )
}
