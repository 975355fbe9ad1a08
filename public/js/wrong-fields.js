/** Fields that a reply says are wrong are marked until they are changed, and the first gets the focus. */
document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
  const form = ctx.sourceElement.closest('form')
  const names = ctx.response.headers.get('Parley-Wrong')?.split(' ') ?? []
  const wrong = names.map((name) => form?.elements[name]).filter((field) => field?.matches?.(':not([type=hidden])'))
  for (const field of wrong) {
    field.ariaInvalid = 'true'
    field.addEventListener('input', () => field.removeAttribute('aria-invalid'), { once: true })
  }
  wrong[0]?.focus()
})
