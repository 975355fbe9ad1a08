/** A conversation that does not open at once, or not at all, says so, and what to do. */
;(() => {
  const PATIENCE_MS = 200
  let timer
  let told

  const isOpening = ({ detail: { ctx } }) => ctx.target?.id === 'open' || ctx.target === '#open'

  document.addEventListener('htmx:before:request', (event) => {
    if (!isOpening(event)) return
    clearTimeout(timer)
    timer = setTimeout(() => say('Opening the conversation…'), navigator.onLine ? PATIENCE_MS : 0)
  })
  document.addEventListener('htmx:error', (event) => {
    if (event.detail.ctx && isOpening(event)) say('No connection. The conversation could not be opened.')
  })
  document.addEventListener('htmx:after:swap', (event) => isOpening(event) && done())

  function say(words) {
    done()
    told = parley.tell(words)
  }

  function done() {
    clearTimeout(timer)
    told?.remove()
  }
})()
