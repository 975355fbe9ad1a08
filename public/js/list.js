/** Marks the conversation that is open in the list. */
;(() => {
  parley.attach('.row', mark)
  parley.attach('#open', () => document.querySelectorAll('.row').forEach(mark))
  // A page that the back button brings back as it was has lost its sockets for good.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

  function mark(row) {
    if (row.dataset.conversationId === document.getElementById('open')?.dataset.open) row.setAttribute('aria-current', 'true')
    else row.removeAttribute('aria-current')
  }
})()
