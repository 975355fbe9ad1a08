import type { Agent } from '../../src/model/agents/schema'
import type { SavedReply } from '../../src/model/saved-replies/schema'
import { NewSavedReply } from './new-saved-reply'
import type { SavedReplySubmission } from './saved-reply-fields'
import { SavedReplyItem } from './saved-reply-item'

interface SavedRepliesProps {
  agent: Agent
  replies: SavedReply[]
  submission?: SavedReplySubmission & { id: string; shared?: boolean }
}

/** The agent's own replies and the team's, and the form for another. */
export function SavedReplies({ agent, replies, submission }: SavedRepliesProps) {
  return (
    <div class="stack">
      <NewSavedReply agent={agent} submission={submission?.id === 'new' ? submission : undefined} />
      <div id="reply-entries" data-fresh="replies">
        {replies.length === 0 && <p class="box aside">No saved replies yet. Start with a greeting.</p>}
        <ul class="entries" aria-label="Saved replies">
          {replies.map((reply) => (
            <SavedReplyItem
              reply={reply}
              agent={agent}
              submission={submission?.id === reply.id ? submission : undefined}
            />
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Opens the form for another. */
export function NewSavedReplyButton({ submission }: Pick<SavedRepliesProps, 'submission'>) {
  return (
    <div class="page__actions">
      <button
        class="button button--primary"
        type="button"
        aria-expanded={submission?.id === 'new' ? 'true' : 'false'}
        aria-controls="new-reply"
        data-toggle="new-reply"
      >
        New reply
      </button>
    </div>
  )
}
