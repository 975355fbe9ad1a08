import type { SavedReply } from '../../src/model/saved-replies/schema'

interface SavedReplyChoicesProps {
  /** Filled in for the conversation. */
  replies: Pick<SavedReply, 'id' | 'agentId' | 'shortcut' | 'body'>[]
}

/** The saved replies to choose from, above the box. `replies.js` narrows them down and writes the one that is chosen. */
export function SavedReplyChoices({ replies }: SavedReplyChoicesProps) {
  if (replies.length === 0) {
    return (
      <p class="replies__none">
        No saved replies yet.{' '}
        <a class="link" href="/settings/replies">
          Save one
        </a>
      </p>
    )
  }
  return (
    <>
      <div id="reply-choices" role="listbox" aria-label="Saved replies">
        {replies.map((reply) => (
          <SavedReplyChoice {...reply} />
        ))}
      </div>
      <p class="replies__none" role="status" hidden>
        No saved replies match.
      </p>
    </>
  )
}

function SavedReplyChoice({ id, agentId, shortcut, body }: SavedReplyChoicesProps['replies'][number]) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box, which says which one is chosen
    <div
      id={`choice-${id}`}
      class="replies__choice"
      role="option"
      aria-selected="false"
      data-shortcut={shortcut}
      data-body={body}
    >
      <b safe>{`/${shortcut}`}</b>
      <span class="replies__beginning" safe>
        {body.slice(0, 160).replace(/\s+/g, ' ')}
      </span>
      {agentId === null && <small>Team</small>}
    </div>
  )
}
