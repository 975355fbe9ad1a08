import type { Conversation } from '../../src/model/conversations/schema'
import type { TicketWithNames } from '../../src/model/tickets/ticket-with-names'
import type { Visitor } from '../../src/model/visitors/schema'
import type { ControlProps } from '../handoffs/control-props'
import { HandoffPanel } from '../handoffs/handoff-panel'
import { Icon } from '../shared/icons'
import { Time } from '../shared/time'
import { RelatedTickets } from '../tickets/related-tickets'
import { VisitorFacts } from './visitor-facts'

export interface DetailsPanelProps extends ControlProps {
  visitor: Visitor
  tickets: TicketWithNames[]
  earlier: Conversation[]
  ticketSuggestion: string
  /** The visitor has the chat open. */
  isHere: boolean
}

/** The right panel: the visitor, the handoff, related tickets and what was talked about before. */
export function DetailsPanel({
  conversation,
  visitor,
  tickets,
  ticketSuggestion,
  earlier,
  agent,
  isAway,
  isHere,
}: DetailsPanelProps) {
  return (
    <section id="details" class="panel panel--details" aria-label="Details" tabindex="-1" data-drawer>
      <button class="tool details__close" type="button" aria-label="Hide details" data-toggle="details">
        <Icon name="close" />
      </button>
      <HandoffPanel conversation={conversation} agent={agent} isAway={isAway} />
      <VisitorFacts visitor={visitor} isHere={isHere} />
      <RelatedTickets conversation={conversation} tickets={tickets} suggestion={ticketSuggestion} />
      <EarlierConversations earlier={earlier} />
      <div id="control-changed" hidden />
    </section>
  )
}

function EarlierConversations({ earlier }: Pick<DetailsPanelProps, 'earlier'>) {
  return (
    <div class="card">
      <h2>Earlier conversations</h2>
      {earlier.length === 0 && <p class="card__none">This is their first conversation.</p>}
      <ul class="trail">
        {earlier.map(({ id, lastBody, createdAt }) => (
          <li>
            <a class="trail__link link" href={`/conversations/${id}`} safe>
              {lastBody ?? 'No messages'}
            </a>
            <Time at={createdAt} as="date" />
          </li>
        ))}
      </ul>
    </div>
  )
}
