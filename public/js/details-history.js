/**
 * Where the details lie over the conversation, the way back leads from them to the conversation, and only from there to
 * the list.
 */
;(() => {
  const SOON_MS = 200
  /** The address that a step back led to just now, and that the page shows already. */
  let backTo
  let stepping = false

  parley.attach('#details', (panel) => {
    new MutationObserver(() => follow(panel)).observe(panel, { attributeFilter: ['data-shown'] })
    // They may have been opened by the press that brought this.
    if (panel.hasAttribute('data-shown')) follow(panel)
  })

  function follow(panel) {
    const shown = panel.hasAttribute('data-shown')
    const noted = history.state?.details
    if (shown && getComputedStyle(panel).position === 'absolute' && !noted)
      history.pushState({ htmx: true, details: true }, '')
    // Closed without the way back, which would lead nowhere now.
    if (!shown && noted) {
      stepping = true
      history.back()
    }
  }

  addEventListener('popstate', () => {
    const close = document.querySelector('#details[data-shown] [data-toggle="details"]')
    if (history.state?.details || !(close || stepping)) return
    stepping = false
    backTo = location.pathname + location.search
    setTimeout(() => {
      backTo = undefined
    }, SOON_MS)
    close?.click()
  })
  document.addEventListener('htmx:before:history:restore', (event) => {
    if (event.detail.path === backTo) event.preventDefault()
  })
})()
