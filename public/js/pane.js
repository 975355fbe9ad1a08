/**
 * The middle of the inbox while no conversation is open: it says anew what there is to do when somebody begins or stops
 * to wait, or a conversation becomes this agent's or is theirs no longer. `N` takes the next who waits.
 */
;(() => {
  const EVERY_MS = 1000
  let shown = seen()
  let timer
  let taking = false

  parley.attach('#waiting-count', () => look(true))
  document.addEventListener('parley:rows', () => look())
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || event.keyCode === 229) return
    if (!event.target.matches('input, textarea, select, [contenteditable]')) document.querySelector('[data-take-next]')?.click()
  })
  // Who was taken is answered next.
  document.addEventListener('click', ({ target }) => {
    taking = target.closest?.('[data-take-next]') !== null
  })
  parley.attach('#open[data-open]', (open) => taking && requestAnimationFrame(() => open.querySelector('[data-composer] textarea')?.focus()))

  function look(always = false) {
    const now = seen()
    if (timer || (!always && now === shown)) return
    shown = now
    timer = setTimeout(ask, EVERY_MS / 4)
  }

  function ask() {
    const pane = document.querySelector('[data-pane]')
    if (pane) htmx.ajax('GET', '/conversations/pane', { source: pane, target: pane, swap: 'outerHTML' })
    timer = setTimeout(() => {
      timer = undefined
      look()
    }, EVERY_MS)
  }

  /** What the list says about it. */
  function seen() {
    const agent = document.querySelector('[data-agent]')?.dataset.agent
    const rows = document.querySelectorAll(`#rows [data-section="waiting"] > li, #rows li[data-agent="${agent}"]`)
    return [...rows].map(({ id, dataset }) => id + dataset.agent).join() + document.getElementById('count-ai')?.textContent
  }
})()
