/**
 * Keeps a panel's place in the stream. Every change has a number (`rev`); a number left out means that a frame was
 * lost, and the socket is asked for what is missing. A new connection begins where the last one got to.
 */
;(() => {
  const panelOf = (event) => event.target.closest?.('[data-live]')

  document.addEventListener('htmx:ws:before:connection', (event) => {
    const panel = panelOf(event)
    if (!panel) return
    panel.live = false
    const url = new URL(event.detail.connection.url)
    if (url.searchParams.has('since')) url.searchParams.set('since', panel.dataset.cursor)
    event.detail.connection.url = url.href
  })

  document.addEventListener('htmx:ws:before:message:incoming', (event) => {
    const panel = panelOf(event)
    if (!panel) return
    const { rev, live } = JSON.parse(event.detail.message.data)
    if (rev === undefined) return
    const cursor = Number(panel.dataset.cursor)
    if (live) {
      panel.live = true
      panel.dataset.cursor = Math.max(rev, cursor)
      panel.dispatchEvent(new CustomEvent('parley:live', { bubbles: true }))
    } else if (rev === cursor + 1) {
      panel.dataset.cursor = rev
    } else if (rev > cursor && panel.live) {
      panel.live = false
      event.detail.connection.socket.send(JSON.stringify({ type: 'resume', since: cursor }))
    }
  })
})()
