import type { WordsInside } from '../../src/model/messages/search-results'
import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'

/** Opens the search inside the conversation. */
export function ThreadSearchButton() {
  return (
    <button
      class="tool"
      type="button"
      aria-label="Search in this conversation"
      title="Search in this conversation"
      aria-expanded="false"
      aria-controls="thread-search"
      data-toggle="thread-search"
    >
      <Icon name="search" />
    </button>
  )
}

/** Looks for words in one conversation and goes from message to message that holds them: `thread-search.js`. */
export function ThreadSearch({ conversationId }: { conversationId: string }) {
  const address = `/conversations/${conversationId}/words`
  return (
    <search
      id="thread-search"
      class="thread-search"
      data-thread-search
      data-script={assetUrl('thread-search.js')}
      data-early="#thread-search"
      hidden
    >
      <form class="thread-search__form" action={address} autocomplete="off">
        <input
          class="input thread-search__input"
          type="search"
          name="q"
          maxlength={500}
          placeholder="Search in this conversation"
          aria-label="Search in this conversation"
          enterkeyhint="search"
          hx-get={address}
          hx-trigger="input changed delay:200ms"
          hx-target="#thread-hits"
          hx-swap="innerHTML"
          hx-sync="this:replace"
        />
        <span id="thread-hits" class="thread-search__hits" role="status" />
        <button
          class="tool"
          type="button"
          aria-label="Earlier message"
          title="Earlier message (Enter)"
          data-hit="1"
          disabled
        >
          <Icon name="up" />
        </button>
        <button
          class="tool"
          type="button"
          aria-label="Later message"
          title="Later message (Shift+Enter)"
          data-hit="-1"
          disabled
        >
          <Icon name="down" />
        </button>
        <button class="tool" type="button" aria-label="Close search" data-toggle="thread-search">
          <Icon name="close" />
        </button>
      </form>
    </search>
  )
}

/** Where the words are, the newest first; `thread-search.js` says at which of them the reader is. */
export function WordsFound({ hits: { seqs, more, words, beginning } }: { hits: WordsInside }) {
  const text = words.length > 0 && seqs.length === 0 ? 'Nothing found' : ''
  return (
    <span
      data-hits={seqs.join(' ')}
      data-more={more}
      data-words={words.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u)).join(' ')}
      data-beginning={beginning}
    >
      {text}
    </span>
  )
}
