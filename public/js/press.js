/** On a touch screen, a long press opens what can be done with a message. Its button is for keyboards and screen readers. */
const LONG_MS = 500
const STEADY_PX = 10
let timer
let pressedButton
let firstTouch

document.addEventListener('touchstart', ({ target, touches }) => {
  stop()
  pressedButton = undefined
  firstTouch = touches[0]
  const more = target.closest?.('.message, a')?.querySelector('[data-message-more]')
  if (more && touches.length === 1) timer = setTimeout(() => (pressedButton = more).click(), LONG_MS)
})
document.addEventListener('touchmove', ({ touches: [now] }) => {
  if (Math.hypot(now.clientX - firstTouch.clientX, now.clientY - firstTouch.clientY) > STEADY_PX) stop()
})
addEventListener('touchcancel', stop)
document.addEventListener(
  'touchend',
  (event) => {
    stop()
    if (!pressedButton) return
    // The finger that leaves the screen would close what it has opened.
    event.preventDefault()
    pressedButton.click()
  },
  { passive: false },
)

function stop() {
  clearTimeout(timer)
}
