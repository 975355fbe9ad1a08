/** Tells the server how far the visitor's page has got in the thread, and how far it was on screen. */
;(() => {
  const WAIT_MS = 300
  let shown = false
  let told = ''
  let timer

  document.addEventListener('parley:shown', ({ detail }) => {
    shown = detail
    later()
  })
  document.addEventListener('visibilitychange', later)
  document.addEventListener('parley:live', () => {
    told = ''
    later()
  })
  parley.attach('#messages .message', later)

  function later() {
    clearTimeout(timer)
    timer = setTimeout(tell, WAIT_MS)
  }

  function tell() {
    const { socket } = document.getElementById('thread')
    const delivered = Number(document.getElementById('messages').lastElementChild?.dataset.seq ?? 0)
    if (delivered === 0 || socket?.readyState !== WebSocket.OPEN) return
    const seen = shown && !document.hidden ? delivered : 0
    const receipt = JSON.stringify({
      type: 'receipt',
      conversation: document.querySelector('[name=conversation]').value,
      delivered,
      seen,
    })
    if (receipt !== told) socket.send((told = receipt))
  }
})()
