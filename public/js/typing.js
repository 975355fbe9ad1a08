/** Says that somebody is typing, to the other side and from it. Nothing said for some seconds means that they stopped. */
;(() => {
  const SAY_EVERY_MS = 1500
  const STOPPED_AFTER_MS = 5000
  const GONE_AFTER_MS = 7000
  const me = document.querySelector('[data-agent]')?.dataset.agent

  parley.attach('[data-composer]', (form) => {
    const text = form.querySelector('textarea')
    let said = 0
    let later
    let stopped
    let author

    text.addEventListener('input', () => {
      clearTimeout(stopped)
      // Text typed as a note counts as a note, even if another mode is chosen by the time it is sent.
      author = new FormData(form).get('author') ?? undefined
      if (text.value.trim() === '') return stop()
      stopped = setTimeout(stop, STOPPED_AFTER_MS)
      later ??= setTimeout(tell, Math.max(0, said + SAY_EVERY_MS - performance.now()))
    })

    function tell() {
      later = undefined
      // The page shows another conversation by now.
      if (!form.isConnected) return
      said = performance.now()
      say({ type: 'typing', author, text: form.dataset.showsTyping === 'true' ? text.value.slice(-2000) : undefined })
    }

    function stop() {
      clearTimeout(later)
      later = undefined
      if (!form.isConnected) return
      if (said > 0) say({ type: 'typing', on: false, author })
      said = 0
    }
  })

  parley.attach('[data-typing]', (sign) => {
    if (sign.dataset.typing === me) return sign.remove()
    setTimeout(() => sign.remove(), GONE_AFTER_MS)
  })
  // What they were typing has come.
  parley.attach('#messages .message', ({ dataset: { author, agent } }) => {
    document.getElementById(`typing-${author === 'visitor' ? author : agent}`)?.remove()
  })

  function say(words) {
    const { socket } = document.querySelector('[data-log]').closest('[data-live]') ?? {}
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words))
  }
})()
