/**
 * The middle of the inbox while no conversation is open: it is reloaded when what there is to do has changed, at most
 * once a second.
 */
;(() => {
  const EVERY_MS = 1000
  let timer
  let again = false
  let taking = false

  document.addEventListener(
    'htmx:ws:before:message:incoming',
    ({ detail }) => detail.message.data.startsWith('{"overview"') && look(),
  )
  // What changed while there was no connection.
  document.addEventListener('htmx:ws:close', () => {
    again = true
  })
  document.addEventListener('parley:live', () => again && look())
  // Who was taken is answered next.
  document.addEventListener('click', ({ target }) => {
    taking = Boolean(target.closest?.('[data-take-next]'))
  })
  parley.attach(
    '#open[data-open]',
    (open) => taking && requestAnimationFrame(() => open.querySelector('[data-composer] textarea')?.focus()),
  )

  // What changed while this was on its way.
  look()

  function look() {
    again = Boolean(timer)
    const pane = document.querySelector('[data-pane]')
    if (again || !pane) return
    htmx.ajax('GET', '/conversations/pane', { source: pane, target: pane, swap: 'outerHTML' })
    timer = setTimeout(() => {
      timer = undefined
      if (again) look()
    }, EVERY_MS)
  }
})()
