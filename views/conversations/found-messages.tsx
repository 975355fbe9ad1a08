import { type Filter, withFilter } from '../../src/model/conversations/filter'
import { visitorLabel } from '../../src/model/handoffs/words'
import type { FoundMessage } from '../../src/model/messages/search-results'
import { MarkedText } from '../shared/marked-text'
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
      {messages.length === 0 && <p class="found__none">No messages match.</p>}
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
      <bdi class="row__name" safe>
        {visitor}
      </bdi>
      <Time at={createdAt} as="age" class="row__time" />
      <span class="found__text">
        {author === 'note' && <span class="chip chip--note chip--inline">Note</span>}
        <bdi safe>{speaker(author, authorName)}</bdi>
        <MarkedText text={excerpt} words={words} />
      </span>
    </a>
  )
}

function speaker(author: FoundMessage['author'], name: string | null): string {
  if (author === 'ai') return 'AI: '
  if (author === 'visitor') return ''
  return `${name ?? 'Agent'}: `
}
