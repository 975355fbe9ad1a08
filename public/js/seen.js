import { attach } from './attach.js'

/** Tells the server how far the visitor's page has got in the thread, and how far it was on screen. */
const WAIT_MS = 300
let isShown = false
let lastSent = ''
let timer

document.addEventListener('parley:shown', ({ detail }) => {
  isShown = detail
  sendLater()
})
document.addEventListener('visibilitychange', sendLater)
document.addEventListener('parley:live', () => {
  lastSent = ''
  sendLater()
})
attach('#messages .message', sendLater)

function sendLater() {
  clearTimeout(timer)
  timer = setTimeout(sendReceipt, WAIT_MS)
}

function sendReceipt() {
  const { socket } = document.getElementById('thread')
  const delivered = Number(document.getElementById('messages').lastElementChild?.dataset.seq ?? 0)
  if (delivered === 0 || socket?.readyState !== WebSocket.OPEN) return
  const seen = isShown && !document.hidden ? delivered : 0
  const receipt = JSON.stringify({
    type: 'receipt',
    conversation: document.querySelector('[name=conversation]').value,
    delivered,
    seen,
  })
  if (receipt !== lastSent) socket.send((lastSent = receipt))
}
