/** A field of a form: which, and what is in it. */
export type Filled = [field: string, value: string | boolean]

/**
 * What is in every field of every form of a page but the composer; where they are to be filled, something else is typed
 * or chosen in each first, and one form is sent. It is run inside the page, so it stands by itself.
 */
export function formsOfPage(fill: boolean): Filled[] {
  const forms = [...document.forms].filter((form) => !form.matches('[data-composer]'))
  const all = forms.flatMap((form) => [...form.elements] as HTMLInputElement[])
  const fields = all.filter(
    ({ name, type, disabled }) =>
      name && !disabled && !['hidden', 'password', 'file', 'submit', 'button', 'fieldset'].includes(type),
  )
  const isChoice = ({ type }: HTMLInputElement) => type === 'checkbox' || type === 'radio'
  if (fill) {
    for (const [n, field] of fields.entries()) {
      if (field instanceof HTMLSelectElement)
        field.selectedIndex = field.selectedIndex === 0 ? field.options.length - 1 : 0
      else if (isChoice(field)) field.checked = !field.checked
      else field.value = `typed ${n}`
    }
    for (const field of fields)
      for (const sign of ['input', 'change']) field.dispatchEvent(new Event(sign, { bubbles: true }))
    forms.find((form) => form.matches('[hx-post], [hx-put]:not([hx-trigger])'))?.requestSubmit()
  }
  return fields.map((field) => {
    const which = `${forms.indexOf(field.form as HTMLFormElement)} ${field.name}`
    return isChoice(field) ? [`${which} ${field.value}`, field.checked] : [which, field.value]
  })
}
