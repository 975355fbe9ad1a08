/** The placeholder names the person one writes to. */
parley.attach('[data-write-to]', ({ dataset }) => {
  const form = document.querySelector('[data-composer]')
  form.querySelector('textarea').dataset.placeholder = dataset.writeTo
  form.follow?.()
})
