interface FieldProps {
  label: string
  name: string
  type?: 'text' | 'email' | 'password'
  value?: string
  /** What is wrong with what was typed. */
  complaint?: string
  autocomplete?: string
}

/** A labelled line of a form, with what is wrong beside it. */
export function Field({ label, name, type = 'text', value, complaint, autocomplete }: FieldProps) {
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
        aria-invalid={complaint ? 'true' : undefined}
        aria-describedby={complaint ? `complaint-${name}` : undefined}
      />
      {complaint !== undefined && (
        <p id={`complaint-${name}`} class="form__complaint" safe>
          {complaint}
        </p>
      )}
    </div>
  )
}
