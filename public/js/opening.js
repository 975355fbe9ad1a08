/** A conversation that does not open at once, or not at all, says so, and what to do. */
;(() => {
  const PATIENCE_MS = 200
  let current
  let timer
  let told

  const isOpening = ({ target }) => target?.id === 'open' || target === '#open'

  document.addEventListener('htmx:before:request', ({ detail: { ctx } }) => {
    if (!isOpening(ctx)) return
    done()
    current = ctx
    timer = setTimeout(() => (told = parley.tell('Opening the conversation…')), navigator.onLine ? PATIENCE_MS : 0)
  })
  document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
    if (ctx && isOpening(ctx) && !ctx.response) parley.tell('No connection. The conversation could not be opened.')
  })
  document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => ctx === current && done())

  function done() {
    clearTimeout(timer)
    told?.remove()
  }
})()
