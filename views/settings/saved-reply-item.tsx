import type { Agent } from '../../src/model/agents/schema'
import { mayChange } from '../../src/model/saved-replies/permissions'
import type { SavedReply } from '../../src/model/saved-replies/schema'
import { Confirmation, opensConfirmation } from '../shared/confirmation'
import { ANSWERED_BY_PAGE } from './page-form'
import { SavedReplyFields, type SavedReplySubmission } from './saved-reply-fields'

interface SavedReplyItemProps {
  reply: SavedReply
  agent: Agent
  /** What was typed, where it was sent just now. */
  submission?: SavedReplySubmission
}

/** A reply in the list. It opens: its owner can change it, others can read it. */
export function SavedReplyItem({ reply, agent, submission }: SavedReplyItemProps) {
  const { id, agentId, shortcut, body } = reply
  const whose = agentId === null ? { words: 'Team', look: 'agent' } : { words: 'Only you', look: 'ended' }
  return (
    <li>
      <details id={`reply-${id}`} class="reply" open={submission !== undefined}>
        <summary class="reply__summary">
          <b class="reply__shortcut" safe>{`/${shortcut}`}</b>
          <span class="reply__beginning" safe>
            {body.slice(0, 160).replace(/\s+/g, ' ')}
          </span>
          <span class={`chip chip--${whose.look}`} safe>
            {whose.words}
          </span>
        </summary>
        {mayChange(reply, agent) ? (
          <SavedReplyEditor reply={reply} agent={agent} submission={submission} />
        ) : (
          <SavedReplyText reply={reply} />
        )}
      </details>
    </li>
  )
}

function SavedReplyEditor({ reply, submission }: SavedReplyItemProps) {
  const { id, shortcut } = reply
  const { values, complaints } = submission ?? { values: reply, complaints: {} }
  const name = `/${shortcut}`
  return (
    <div class="reply__open">
      <form class="form" aria-label={`Reply ${name}`} hx-put={`/settings/replies/${id}`} {...ANSWERED_BY_PAGE}>
        <SavedReplyFields id={id} values={values} complaints={complaints} />
        <div class="form__buttons">
          <button
            class="button button--danger"
            aria-label={`Delete ${name}`}
            {...opensConfirmation(`delete-reply-${id}`)}
          >
            Delete…
          </button>
          <button class="button button--primary" type="submit">
            Save reply
          </button>
        </div>
      </form>
      <Confirmation
        id={`delete-reply-${id}`}
        label={`Delete ${name}?`}
        question={`Delete ${name}? Messages already sent stay.`}
        words="Delete reply"
        sends={{ 'hx-delete': `/settings/replies/${id}`, ...ANSWERED_BY_PAGE }}
      />
    </div>
  )
}

function SavedReplyText({ reply }: Pick<SavedReplyItemProps, 'reply'>) {
  return (
    <div class="reply__open">
      <p class="prose" safe>
        {reply.body}
      </p>
      <p class="aside">This reply belongs to the team. Only admins can change it.</p>
    </div>
  )
}
