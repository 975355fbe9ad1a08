import { type Filter, withFilter } from '../../src/conversations/list/filter'
import { visitorLabel } from '../../src/handoffs/words'
import type { FoundMessage } from '../../src/messages/word-search'
import { Marked } from '../shared/marked'
import { Time } from '../shared/time'

interface FoundMessagesProps {
  messages: FoundMessage[]
  filter: Filter
}

/** Under the people found: messages that hold the words, the best first. Each leads to its place in its thread. */
export function FoundMessages({ messages, filter }: FoundMessagesProps) {
  return (
    <section id="found" class="found" aria-label="In messages">
      <h2 class="found__head">In messages</h2>
      {messages.length === 0 && <p class="found__none">No message holds these words.</p>}
      <ul>
        {messages.map((message) => (
          <li>
            <FoundRow message={message} filter={filter} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The same, asked for once the rows are there, because it may take longer than they do. */
export function FoundMessagesLater({ filter }: Pick<FoundMessagesProps, 'filter'>) {
  return (
    <section
      id="found"
      class="found"
      aria-label="In messages"
      hx-get={withFilter('/conversations/words', filter)}
      hx-trigger="load"
      hx-swap="outerHTML"
      hx-target="this"
    >
      <h2 class="found__head">In messages</h2>
      <p class="found__none">Searching…</p>
    </section>
  )
}

function FoundRow({ message, filter }: { message: FoundMessage; filter: Filter }) {
  const { conversationId, seq, author, authorName, createdAt, excerpt, words } = message
  const visitor = visitorLabel(message)
  const query = new URLSearchParams(withFilter('', filter).slice(1))
  query.set('at', String(seq))
  return (
    <a class="found__row row" href={`/conversations/${conversationId}?${query}`} data-conversation-id={conversationId}>
      <span class="row__name" safe>
        {visitor}
      </span>
      <Time at={createdAt} as="age" class="row__time" />
      <span class="found__text">
        <span safe>{speaker(author, authorName)}</span>
        <Marked text={excerpt} words={words} />
      </span>
    </a>
  )
}

function speaker(author: FoundMessage['author'], name: string | null): string {
  if (author === 'ai') return 'AI: '
  if (author === 'visitor') return ''
  return `${name ?? 'Agent'}: `
}
