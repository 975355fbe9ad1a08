import type { Agent } from '../../src/agents/schema'
import type { Reply } from '../../src/replies/schema'
import { NewReply } from './new-reply'
import type { ReplyState } from './reply-form'
import { SavedReply } from './saved-reply'

interface SavedRepliesProps {
  agent: Agent
  replies: Reply[]
  gone?: boolean
  sent?: ReplyState & { id: string; shared?: boolean }
}

/** The agent's own replies and the team's, and the form for another. */
export function SavedReplies({ agent, replies, gone = false, sent }: SavedRepliesProps) {
  return (
    <section id="saved-replies" class="stack" aria-labelledby="saved-replies-title">
      <header class="box__head">
        <h2 id="saved-replies-title" tabindex="-1" {...(gone && { autofocus: true })}>
          Yours and the team’s
        </h2>
        <button
          class="button button--primary"
          type="button"
          aria-expanded={sent?.id === 'new' ? 'true' : 'false'}
          aria-controls="new-reply"
          data-toggle="new-reply"
        >
          New reply
        </button>
      </header>
      <NewReply agent={agent} sent={sent?.id === 'new' ? sent : undefined} />
      <div id="reply-entries" data-fresh="replies">
        {replies.length === 0 && <p class="box aside">There are none yet. Start with a greeting.</p>}
        <ul class="entries" aria-label="Saved replies">
          {replies.map((reply) => (
            <SavedReply reply={reply} agent={agent} sent={sent?.id === reply.id ? sent : undefined} />
          ))}
        </ul>
      </div>
    </section>
  )
}
