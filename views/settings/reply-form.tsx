import { LONGEST_SHORTCUT } from '../../src/model/saved-replies/reply-draft'
import type { Reply } from '../../src/model/saved-replies/schema'
import { VARIABLE_NAMES } from '../../src/model/saved-replies/variables'
import { Complaint, complaintOf } from '../shared/complaint'

/** What stands in a form, and what is wrong with which field. */
export interface ReplyState {
  typed: Pick<Reply, 'shortcut' | 'body'>
  complaints: Record<string, string>
}

interface ReplyFieldsProps extends ReplyState {
  /** Tells the fields of several forms apart. */
  id: string
}

const EXAMPLE = VARIABLE_NAMES.map((name) => `{{${name}}}`).join(', ')

export function ReplyFields({ id, typed, complaints }: ReplyFieldsProps) {
  return (
    <>
      <label class="form__field">
        Shortcut
        <input
          class="input"
          name="shortcut"
          value={typed.shortcut}
          required
          maxlength={LONGEST_SHORTCUT + 1}
          placeholder="greeting"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          {...complaintOf(id, 'shortcut', complaints)}
        />
      </label>
      <Complaint id={id} field="shortcut" complaints={complaints} />
      <label class="form__field">
        Text
        <textarea
          class="input settings__text"
          name="body"
          rows="3"
          required
          {...complaintOf(id, 'body', complaints)}
          safe
        >
          {typed.body}
        </textarea>
      </label>
      <Complaint id={id} field="body" complaints={complaints} />
      <p
        class="aside"
        safe
      >{`Parley fills in ${EXAMPLE}. Add a fallback after |, as in {{visitor.first_name|there}}.`}</p>
    </>
  )
}
