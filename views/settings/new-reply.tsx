import type { Agent } from '../../src/model/agents/schema'
import { FormKey } from '../shared/form-key'
import { ANSWERED_BY_PAGE } from './answered-by-page'
import { ReplyFields, type ReplyState } from './reply-form'

interface NewReplyProps {
  agent: Agent
  /** What was typed and could not be saved. */
  sent?: ReplyState & { shared?: boolean }
}

export function NewReply({ agent, sent }: NewReplyProps) {
  const { typed, complaints, shared } = sent ?? { typed: { shortcut: '', body: '' }, complaints: {} }
  return (
    <form
      id="new-reply"
      class="box form"
      aria-label="New reply"
      hx-post="/settings/replies"
      {...ANSWERED_BY_PAGE}
      data-reset
      hidden={!sent}
    >
      <FormKey />
      <ReplyFields id="new" typed={typed} complaints={complaints} />
      {agent.role === 'admin' && (
        <label class="settings__choice">
          <input type="checkbox" name="shared" value="1" checked={shared} /> Share with the team
        </label>
      )}
      <div class="form__buttons">
        <button class="button" type="button" data-toggle="new-reply">
          Cancel
        </button>
        <button class="button button--primary" type="submit">
          Save reply
        </button>
      </div>
    </form>
  )
}
