import { LONGEST_SHORTCUT } from '../../src/model/saved-replies/saved-reply-input'
import type { SavedReply } from '../../src/model/saved-replies/schema'
import { VARIABLE_NAMES } from '../../src/model/saved-replies/variables'
import { Complaint, complaintOf } from '../shared/complaint'

/** What stands in a form, and what is wrong with which field. */
export interface SavedReplySubmission {
  values: Pick<SavedReply, 'shortcut' | 'body'>
  complaints: Record<string, string>
}

interface SavedReplyFieldsProps extends SavedReplySubmission {
  /** Tells the fields of several forms apart. */
  id: string
}

const EXAMPLE = VARIABLE_NAMES.map((name) => `{{${name}}}`).join(', ')

export function SavedReplyFields({ id, values, complaints }: SavedReplyFieldsProps) {
  return (
    <>
      <label class="form__field">
        Shortcut
        <input
          class="input"
          name="shortcut"
          value={values.shortcut}
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
          {values.body}
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
