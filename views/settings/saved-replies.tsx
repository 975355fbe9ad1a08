import type { Agent } from '../../src/model/agents/schema'
import type { Reply } from '../../src/model/saved-replies/schema'
import { NewReply } from './new-reply'
import type { ReplyState } from './reply-form'
import { SavedReply } from './saved-reply'

interface SavedRepliesProps {
  agent: Agent
  replies: Reply[]
  sent?: ReplyState & { id: string; shared?: boolean }
}

/** The agent's own replies and the team's, and the form for another. */
export function SavedReplies({ agent, replies, sent }: SavedRepliesProps) {
  return (
    <div class="stack">
      <NewReply agent={agent} sent={sent?.id === 'new' ? sent : undefined} />
      <div id="reply-entries" data-fresh="replies">
        {replies.length === 0 && <p class="box aside">No saved replies yet. Start with a greeting.</p>}
        <ul class="entries" aria-label="Saved replies">
          {replies.map((reply) => (
            <SavedReply reply={reply} agent={agent} sent={sent?.id === reply.id ? sent : undefined} />
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Opens the form for another. */
export function NewReplyButton({ sent }: Pick<SavedRepliesProps, 'sent'>) {
  return (
    <div class="page__actions">
      <button
        class="button button--primary"
        type="button"
        aria-expanded={sent?.id === 'new' ? 'true' : 'false'}
        aria-controls="new-reply"
        data-toggle="new-reply"
      >
        New reply
      </button>
    </div>
  )
}
