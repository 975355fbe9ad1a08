import { setServerTime } from './times.js'

/**
 * Keeps a panel's place in the stream. Every change has a number (`rev`); a number left out means that a frame was
 * lost, and the socket is asked for what is missing. A new connection begins where the last one got to.
 */
const panelOf = (event) => event.target.closest?.('[data-live]')
/** What the list or the thread in a panel shows. */
const placeOf = (panel) => [panel, ...panel.children].find(({ place }) => place)?.place()

document.addEventListener('htmx:ws:before:connection', (event) => {
  const panel = panelOf(event)
  if (!panel) return
  panel.live = false
  const url = new URL(event.detail.connection.url)
  const since = url.searchParams.get('since')
  if (since) url.searchParams.set('since', (panel.dataset.cursor ??= since))
  for (const [name, value] of Object.entries(placeOf(panel) ?? {})) {
    if (value === undefined) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  event.detail.connection.url = url.href
})

document.addEventListener('htmx:ws:after:connection', (event) => {
  const panel = panelOf(event)
  if (panel) panel.socket = event.detail.connection.socket
})

document.addEventListener('htmx:ws:before:message:incoming', (event) => {
  const panel = panelOf(event)
  if (!panel) return
  const { rev, live, now, refresh, changed, change } = JSON.parse(event.detail.message.data)
  if (refresh) return requestMissed(panel, 0)
  if (changed) {
    panel.dataset.cursor = change
    panel.dispatchEvent(new CustomEvent('parley:changed', { bubbles: true, detail: changed }))
  }
  if (rev === undefined) return
  const cursor = Number(panel.dataset.cursor)
  if (live) {
    panel.live = true
    setServerTime(now)
    panel.dataset.cursor = Math.max(rev, cursor)
    panel.dispatchEvent(new CustomEvent('parley:live', { bubbles: true }))
  } else if (live === false || rev === cursor + 1) {
    // Also a part of what was missed: a connection that is cut off here goes on from here.
    panel.dataset.cursor = Math.max(rev, cursor)
  } else if (rev > cursor && panel.live) {
    panel.live = false
    requestMissed(panel, cursor)
  }
})

document.addEventListener('parley:refresh', ({ target }) => requestMissed(target, 0))
// A socket that outlived a lost network answers; one that did not is closed in time, and comes back.
addEventListener('online', () => {
  for (const panel of document.querySelectorAll('[data-live]')) requestMissed(panel, Number(panel.dataset.cursor))
})

/** Has the socket send what the page lacks; for a list, which has no place in a stream, the rows that it shows. */
function requestMissed(panel, since) {
  // While there is no connection, the next one asks.
  if (panel.socket?.readyState !== WebSocket.OPEN) return
  panel.socket.send(JSON.stringify({ type: 'resume', since: since || 0, ...placeOf(panel) }))
}
