import type { Agent } from '../../src/model/agents/schema'
import { FormKey } from '../shared/form-key'
import { ANSWERED_BY_PAGE } from './page-form'
import { SavedReplyFields, type SavedReplySubmission } from './saved-reply-fields'

interface NewSavedReplyProps {
  agent: Agent
  /** The form that could not be saved, to be shown again. */
  submission?: SavedReplySubmission & { shared?: boolean }
}

export function NewSavedReply({ agent, submission }: NewSavedReplyProps) {
  const { values, complaints, shared } = submission ?? { values: { shortcut: '', body: '' }, complaints: {} }
  return (
    <form
      id="new-reply"
      class="box form"
      aria-label="New reply"
      hx-post="/settings/replies"
      {...ANSWERED_BY_PAGE}
      data-reset
      hidden={!submission}
    >
      <FormKey />
      <SavedReplyFields id="new" values={values} complaints={complaints} />
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
