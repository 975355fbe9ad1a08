/** Says whether a panel is up to date: live, catching up, offline, or that its session has ended. */
;(() => {
  const WORDS = { catching: 'Catching up', live: 'Live', offline: 'Offline', out: 'Signed out' }
  // A socket that opens has caught up in no time, as a rule; only what takes longer is worth saying.
  const PATIENCE_MS = 400
  const waits = new WeakMap()

  const labelOf = ({ target }) => target.closest?.('[data-live]')?.closest('.panel, body')?.querySelector('[data-sync]')

  function say(label, state) {
    if (state !== label.dataset.sync) clearTimeout(waits.get(label))
    const words = `${WORDS[state] ?? 'Connecting'}${label.dataset.unsent ?? ''}`
    label.dataset.sync = state
    if (label.textContent !== words) label.textContent = words
  }

  document.addEventListener('parley:outbox', ({ detail }) => {
    const label = document.querySelector('[data-log]')?.closest('.panel, body').querySelector('[data-sync]')
    if (!label) return
    label.dataset.unsent = detail > 0 ? ` · ${detail} unsent` : ''
    say(label, label.dataset.sync)
  })
  // The browser notices before the socket does.
  addEventListener('offline', () => {
    for (const label of document.querySelectorAll('[data-sync]')) say(label, 'offline')
  })

  document.addEventListener('htmx:ws:after:connection', (event) => {
    const label = labelOf(event)
    if (!label) return
    clearTimeout(waits.get(label))
    waits.set(
      label,
      setTimeout(() => say(label, 'catching'), PATIENCE_MS),
    )
  })
  document.addEventListener('parley:live', (event) => {
    const label = labelOf(event)
    if (!label) return
    clearTimeout(waits.get(label))
    say(label, 'live')
  })
  document.addEventListener('htmx:ws:close', (event) => {
    const label = labelOf(event)
    if (label) say(label, event.detail.code === 4401 ? 'out' : 'offline')
  })
})()
