import { attach } from './page.js'

/** Tells the other side that somebody is typing, and that they stopped. */
const SAY_EVERY_MS = 1500
const STOPPED_AFTER_MS = 5000

attach('[data-composer]', (form) => {
  const text = form.querySelector('textarea')
  let said = 0
  let later
  let stopped
  let author

  text.addEventListener('input', look)
  // They may have begun before this came.
  look()

  function look() {
    clearTimeout(stopped)
    // What was typed as a note stays one, whatever is chosen by the time it is told.
    author = new FormData(form).get('author') ?? undefined
    if (text.value.trim() === '') return stop()
    stopped = setTimeout(stop, STOPPED_AFTER_MS)
    later ??= setTimeout(tell, Math.max(0, said + SAY_EVERY_MS - performance.now()))
  }

  function tell() {
    later = undefined
    // The page shows another conversation by now.
    if (!form.isConnected) return
    said = performance.now()
    sendTyping({
      type: 'typing',
      author,
      text: form.dataset.showsTyping === 'true' ? text.value.slice(-2000) : undefined,
    })
  }

  function stop() {
    clearTimeout(later)
    later = undefined
    if (!form.isConnected) return
    if (said > 0) sendTyping({ type: 'typing', on: false, author })
    said = 0
  }
})

function sendTyping(words) {
  const { socket } = document.querySelector('message-thread').closest('[data-live]') ?? {}
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
}
