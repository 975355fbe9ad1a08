/** Sends a question that the chat suggests, and leaves what is being typed. */
document.addEventListener('click', ({ target }) => {
  const question = target.closest('[data-ask]')?.textContent
  const form = document.querySelector('[data-composer]')
  if (!question) return
  parley.outbox.push({
    action: form.getAttribute('action'),
    body: question,
    author: form.dataset.side,
    ids: [],
    names: [],
  })
  form.querySelector('textarea').focus()
})
