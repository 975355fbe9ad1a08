/**
 * A row of the list opens its conversation beside the list, keeps the list's filter in its address, and is marked while
 * its conversation is open. The rows are one stop for Tab, and arrows go from one to the next.
 */
;(() => {
  parley.attach('.row', (row) => {
    row.tabIndex = -1
    mark(row)
  })
  parley.attach('#open', () => document.querySelectorAll('.row').forEach(mark))
  parley.attach('#list', (list) => {
    list.addEventListener('parley:rows', () => stopAt())
    list.addEventListener('focusin', ({ target }) => target.matches('.row') && stopAt(target))
    stopAt()
  })
  // What keeps the middle fresh while nothing is open is loaded then.
  parley.attach('[data-pane]', ({ dataset }) => parley.load(dataset.pane))
  // A page that the back button brings back as it was has lost its sockets for good.
  addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

  const open = { source: '#rows', target: '#open', swap: 'outerHTML', headers: { 'HX-Target': 'div#open' } }

  // A click opens the conversation beside the list; with a modifier, the link is a link.
  document.addEventListener('click', (event) => {
    const row = event.target.closest?.('.row')
    if (!row || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    htmx.ajax('GET', row.getAttribute('href'), { ...open, push: row.getAttribute('href') })
  })

  document.addEventListener('keydown', (event) => {
    const row = event.target.closest?.('.row')
    if (!row || !['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) return
    const all = [...document.querySelectorAll('#list .row')]
    const at = all.indexOf(row)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    event.preventDefault()
    all[to]?.focus()
  })

  /** Tab leads to the row that had the focus last; else to the one that is open, else to the first. */
  function stopAt(row) {
    const last = document.querySelectorAll('#list .row[tabindex="0"]')
    if (!row && last.length > 0) return
    for (const one of last) one.tabIndex = -1
    const next = row ?? document.querySelector('#list .row[aria-current]') ?? document.querySelector('#list .row')
    if (next) next.tabIndex = 0
  }

  /** Marks the conversation that is open, and lets a row's link keep the filter of the list. */
  function mark(row) {
    if (row.dataset.conversationId === document.getElementById('open')?.dataset.open)
      row.setAttribute('aria-current', 'true')
    else row.removeAttribute('aria-current')
    const query = document.getElementById('list')?.dataset.query
    // As the server writes it, without the name of the site.
    if (query && !row.search) row.setAttribute('href', `${row.pathname}?${query}`)
  }
})()
