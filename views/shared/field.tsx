import { Complaint, complaintOf } from './complaint'

interface FieldProps {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  value?: string
  /** What is wrong with which field of the form. */
  complaints: Record<string, string>
  autocomplete?: string
}

/** A labelled line of a form, with what is wrong beside it. */
export function Field({ label, name, type = 'text', value, complaints, autocomplete }: FieldProps) {
  return (
    <div class="form__field">
      <label for={`field-${name}`} safe>
        {label}
      </label>
      <input
        id={`field-${name}`}
        class="input"
        type={type}
        name={name}
        value={value}
        autocomplete={autocomplete}
        required
        {...complaintOf('field', name, complaints)}
      />
      <Complaint id="field" field={name} complaints={complaints} />
    </div>
  )
}
