/** Says whether a panel is up to date: live, catching up, offline, or that its session has ended. */
;(() => {
  const say = (state) => (event) => {
    const panel = event.target.closest?.('[data-live]')
    const label = panel?.closest('.panel, body')?.querySelector('[data-sync]')
    if (!label || label.dataset.sync === state) return
    label.dataset.sync = state
    label.textContent = { connecting: 'Connecting', catching: 'Catching up', live: 'Live', offline: 'Offline', out: 'Signed out' }[state]
  }
  document.addEventListener('htmx:ws:after:connection', say('catching'))
  document.addEventListener('parley:live', say('live'))
  document.addEventListener('htmx:ws:close', (event) => say(event.detail.code === 4401 ? 'out' : 'offline')(event))
})()
