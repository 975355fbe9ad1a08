import type { Conversation } from '../../src/conversations/schema'
import { firstName, visitorLabel } from '../../src/handoffs/words'
import { Avatar } from '../shared/avatar'
import { ControlChip } from '../shared/chips'
import { Time } from '../shared/time'

/** A line of the list. Its text names the visitor, the last message, the time and who has control. */
export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { id, visitorId, rev, lastMessageAt } = conversation
  const name = visitorLabel(conversation)
  return (
    <li id={`row-${id}`} data-order={lastMessageAt.getTime()} data-rev={rev}>
      <a id={`row-link-${id}`} class="row" href={`/conversations/${id}`} hx-get={`/conversations/${id}`} data-conversation-id={id}>
        <Avatar name={name} seed={visitorId} />
        <span class="row__name" safe>
          {name}
        </span>
        <Time at={lastMessageAt} as="ago" class="row__time" />
        <span class="row__text" safe>
          {lastWords(conversation)}
        </span>
        <span class="row__meta">
          <ControlChip conversation={conversation} />
          <Meta conversation={conversation} />
        </span>
      </a>
    </li>
  )
}

function Meta({ conversation }: { conversation: Conversation }) {
  const { control, agentName, waitingSince, turns } = conversation
  if (control === 'agent') return <span safe>{firstName(agentName ?? '')}</span>
  if (control === 'escalated' && waitingSince) {
    return (
      <span>
        waiting <Time at={waitingSince} as="since" />
      </span>
    )
  }
  return <span safe>{turns === 1 ? '1 turn' : `${turns} turns`}</span>
}

function lastWords({ lastBody, lastAuthor, lastAuthorName }: Conversation): string {
  if (lastBody === null) return 'No messages yet'
  const words = lastBody.replace(/\s+/g, ' ')
  if (lastAuthor === 'ai') return `AI: ${words}`
  if (lastAuthor === 'agent') return `${firstName(lastAuthorName ?? 'Agent')}: ${words}`
  return words
}
