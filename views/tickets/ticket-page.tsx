import type { Agent } from '../../src/model/agents/schema'
import { firstName, visitorLabel } from '../../src/model/handoffs/words'
import type { Message } from '../../src/model/messages/schema'
import { isolate } from '../../src/text/isolate'
import { Workspace } from '../layouts/workspace'
import { MessageItem } from '../messages/message-item'
import { TicketChip } from '../shared/chips'
import { Time } from '../shared/time'
import { TicketSide, type TicketSideProps } from './ticket-side'

export interface TicketPageProps extends TicketSideProps {
  agent: Agent
  /** What was said there last, before the ticket was opened. */
  messages: Message[]
}

export function TicketPage(props: TicketPageProps) {
  const { agent, ticket } = props
  return (
    <Workspace title={`#${ticket.number} ${isolate(ticket.subject)}`} section="tickets" agent={agent}>
      <TicketMain {...props} />
    </Workspace>
  )
}

/** All of the page but the rail: what a change is answered with. */
export function TicketMain(props: TicketPageProps) {
  const { ticket, conversation, messages } = props
  const { number, subject, description, status } = ticket
  return (
    <main id="ticket" class="page page--wide" data-fresh="tickets">
      <nav class="crumbs" aria-label="Where you are">
        <a class="link" href="/tickets">
          Tickets
        </a>
        <span aria-hidden="true">/</span>
        <span class="number">#{number}</span>
      </nav>
      <header class="page__head">
        <h1>
          <bdi safe>{subject}</bdi>
        </h1>
        <TicketChip status={status} />
        <TicketActions ticket={ticket} conversation={conversation} />
      </header>
      <div class="split">
        <div class="stack">
          <section class="box">
            <h2>What happened</h2>
            <p class={['prose', !description && 'aside']} safe>
              {description || 'No description.'}
            </p>
          </section>
          <FromConversation conversation={conversation} messages={messages} />
          <Activity ticket={ticket} />
        </div>
        <TicketSide {...props} />
      </div>
    </main>
  )
}

function TicketActions({ ticket, conversation }: Pick<TicketPageProps, 'ticket' | 'conversation'>) {
  const next =
    ticket.status === 'solved' ? { status: 'open', words: 'Reopen' } : { status: 'solved', words: 'Mark as solved' }
  return (
    <div class="page__actions">
      {conversation !== null && (
        <a class="button" href={`/conversations/${conversation.id}`}>
          <span>
            Reply to <bdi safe>{firstName(visitorLabel(conversation))}</bdi>
          </span>
        </a>
      )}
      <form hx-patch={`/tickets/${ticket.number}`} hx-target="#ticket" hx-swap="outerMorph">
        <input type="hidden" name="status" value={next.status} />
        <button class="button button--primary" type="submit" safe>
          {next.words}
        </button>
      </form>
    </div>
  )
}

function FromConversation({ conversation, messages }: Pick<TicketPageProps, 'conversation' | 'messages'>) {
  if (!conversation) return ''
  const name = visitorLabel(conversation)
  return (
    <section class="box">
      <div class="box__head">
        <h2>From the conversation</h2>
        <a class="link" href={`/conversations/${conversation.id}`}>
          Open with <bdi safe>{name}</bdi>
        </a>
      </div>
      <div class="messages">
        {messages.map((message) => (
          <MessageItem message={message} audience="agents" visitorName={name} />
        ))}
      </div>
    </section>
  )
}

function Activity({ ticket: { createdAt, updatedAt, creatorName } }: Pick<TicketPageProps, 'ticket'>) {
  return (
    <section class="box">
      <h2>Activity</h2>
      <ul class="trail">
        {updatedAt > createdAt && (
          <li>
            <span>Last updated</span>
            <Time at={updatedAt} as="ago" />
          </li>
        )}
        <li>
          <span>
            <bdi>
              <b safe>{creatorName}</b>
            </bdi>{' '}
            opened the ticket
          </span>
          <Time at={createdAt} as="ago" />
        </li>
      </ul>
    </section>
  )
}
