/** Notices answers that come while the chat is hidden, also those that came while the visitor went to another page. */
;(() => {
  const KEY = 'parley.seen'
  let shown = false

  document.addEventListener('parley:shown', ({ detail }) => {
    shown = detail
    look()
  })
  parley.attach('#messages :is([data-author="ai"], [data-author="agent"])', look)

  function look() {
    const answers = document.querySelectorAll('#messages :is([data-author="ai"], [data-author="agent"])')
    const newest = [...answers].at(-1)
    if (!newest) return
    if (shown) remember(newest.dataset.messageId)
    else if (newest.dataset.messageId !== remembered()) document.dispatchEvent(new CustomEvent('parley:unread'))
  }

  // Where a browser lets frames keep nothing, only what comes while the page is open counts.
  let inMemory
  function remember(id) {
    inMemory = id
    try {
      localStorage.setItem(KEY, id)
    } catch {}
  }
  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? inMemory
    } catch {
      return inMemory
    }
  }
})()
