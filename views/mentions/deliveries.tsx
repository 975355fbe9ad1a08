import type { Conversation } from '../../src/conversations/schema'
import { visitorLabel } from '../../src/handoffs/words'
import type { Message } from '../../src/messages/schema'
import { Partial } from '../shared/partial'
import { Toast } from '../shared/toast'

/** How many notes name the agent that they have not seen, on the rail. */
function MentionCount({ count }: { count: number }) {
  const words = count === 0 ? '' : String(count)
  return (
    <span id="mention-count" class="rail__count" safe>
      {words}
    </span>
  )
}

/** The same on a page that has just been loaded: it asks. */
export function MentionCountLater() {
  return <span id="mention-count" class="rail__count" hx-get="/mentions/count" hx-trigger="load" hx-swap="none" />
}

export function UnseenMentions({ count }: { count: number }) {
  return (
    <Partial target="#mention-count" swap="outerHTML">
      <MentionCount count={count} />
    </Partial>
  )
}

interface MentionedProps {
  count: number
  note: Message
  conversation: Conversation
}

/** Somebody wants the agent's attention: said once, with the way there. */
export function Mentioned({ count, note, conversation }: MentionedProps) {
  const link = { href: `/conversations/${conversation.id}?at=${note.seq}`, words: 'Open' }
  return (
    <>
      <UnseenMentions count={count} />
      <Toast words={`${note.authorName} mentioned you in a note about ${visitorLabel(conversation)}.`} link={link} />
    </>
  )
}
