/** Marks the conversation that is open, in the list and, on narrow screens, for the layout. */
;(() => {
  const mark = () => {
    const open = document.getElementById('open')?.dataset.open
    for (const row of document.querySelectorAll('.row')) {
      if (row.dataset.conversationId === open) row.setAttribute('aria-current', 'true')
      else row.removeAttribute('aria-current')
    }
  }
  mark()
  document.addEventListener('htmx:after:swap', mark)
  // A page that the back button brings back as it was has lost its sockets for good.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
})()
