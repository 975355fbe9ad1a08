/**
 * Where the details lie over the conversation, the way back leads from them to the conversation, and only from there to
 * the list.
 */
;(() => {
  const SOON_MS = 500
  /** When the step back was made that leads to what the page shows already. */
  let backAt = Number.NEGATIVE_INFINITY

  parley.attach('#details', (panel) => new MutationObserver(() => follow(panel)).observe(panel, { attributeFilter: ['data-shown'] }))

  function follow(panel) {
    const shown = panel.hasAttribute('data-shown')
    const noted = history.state?.details
    if (shown && getComputedStyle(panel).position === 'absolute' && !noted) history.pushState({ htmx: true, details: true }, '')
    // Closed without the way back, which would lead nowhere now.
    if (!shown && noted) {
      backAt = performance.now()
      history.back()
    }
  }

  addEventListener('popstate', () => {
    const close = document.querySelector('#details[data-shown] [data-toggle="details"]')
    if (!close || history.state?.details) return
    backAt = performance.now()
    close.click()
  })
  document.addEventListener('htmx:before:history:restore', (event) => {
    if (performance.now() - backAt < SOON_MS) event.preventDefault()
  })
})()
