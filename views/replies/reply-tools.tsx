import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'

interface SavedReplyToolsProps {
  conversationId: string
}

/** Opens the saved replies above the box, as `/` in it does, and `@` in a note the colleagues. `replies.js` comes when they are first wanted. */
export function SavedReplyTools({ conversationId }: SavedReplyToolsProps) {
  return (
    <>
      <button
        class="tool"
        type="button"
        aria-label="Saved replies"
        title="Saved replies ( / )"
        aria-expanded="false"
        aria-controls="replies"
        data-replies={`/conversations/${conversationId}/replies`}
        data-script={assetUrl('replies.js')}
        data-colleagues="/mentions/names"
        data-early="[data-composer] textarea"
      >
        <Icon name="saved" />
      </button>
      <div id="replies" class="replies" hidden />
    </>
  )
}
