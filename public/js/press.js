/** On a touch screen, a long press opens what can be done with a message. Its button is for keyboards and screen readers. */
const LONG_MS = 500
const STEADY_PX = 10
let timer
let pressed
let began

document.addEventListener('touchstart', ({ target, touches }) => {
  stop()
  pressed = undefined
  began = touches[0]
  const more = target.closest?.('.message, a')?.querySelector('[data-message-more]')
  if (more && touches.length === 1) timer = setTimeout(() => (pressed = more).click(), LONG_MS)
})
document.addEventListener('touchmove', ({ touches: [now] }) => {
  if (Math.hypot(now.clientX - began.clientX, now.clientY - began.clientY) > STEADY_PX) stop()
})
addEventListener('touchcancel', stop)
document.addEventListener(
  'touchend',
  (event) => {
    stop()
    if (!pressed) return
    // The finger that leaves the screen would close what it has opened.
    event.preventDefault()
    pressed.click()
  },
  { passive: false },
)

function stop() {
  clearTimeout(timer)
}
