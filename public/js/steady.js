/**
 * Keeps a thread at its end while the reader is there, and otherwise keeps what they are reading in place, to the
 * pixel, while messages around it come, go and grow. The browser's own anchoring is off: not all have it, it does
 * nothing at the top, and it lets go of an anchor that is replaced.
 */
export function keepSteady(scroller, messages, onMove) {
  const NEAR_PX = 40
  /** The message that is held, how far below the upper edge it was, and how far was scrolled then. */
  let anchor
  let atEnd = true

  scroller.addEventListener('scroll', () => {
    // What was scrolled here must not be taken for the reader's: rounding would add up.
    if (scroller.scrollTop === anchor?.scrolled) return
    look()
    onMove()
  })
  // Pictures and fonts come late. This is called after the layout and before anything of it is seen.
  const sizes = new ResizeObserver(() => settle(true))
  for (const part of [scroller, ...scroller.children]) sizes.observe(part)

  return { steadily, look, toEnd, show, isAtEnd: () => atEnd }

  function steadily(change) {
    if (scroller.scrollTop !== anchor?.scrolled) look()
    change()
    settle()
  }

  function settle(late = false) {
    if (scroller.clientHeight === 0) return
    if (atEnd && reachesNewest()) return toEnd()
    const message = anchor && document.getElementById(anchor.id)
    if (!message) return look()
    // The browser may have cut off what was scrolled where there is less below now, but the reader may also have scrolled.
    if (late) anchor.top -= scroller.scrollTop - anchor.scrolled
    scroller.scrollTop += topOf(message) - anchor.top
    anchor.scrolled = scroller.scrollTop
  }

  function toEnd() {
    atEnd = true
    scroller.scrollTop = scroller.scrollHeight
    hold()
  }

  /** Shows a message in the middle, or where it begins if it is long. Not scrollIntoView: it would move the panels around. */
  function show(message) {
    scroller.scrollTop += topOf(message) - Math.max(0, (scroller.clientHeight - message.offsetHeight) / 2)
    look()
  }

  function look() {
    if (scroller.clientHeight === 0) return
    atEnd = reachesNewest() && scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX
    hold()
  }

  function hold() {
    const message = firstInView()
    anchor = message && { id: message.id, top: topOf(message), scrolled: scroller.scrollTop }
  }

  /** The first that begins in view, as one that is being read may itself change; else the one that fills the view. */
  function firstInView() {
    const all = messages.querySelectorAll(':scope > [data-seq]')
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (topOf(all[middle]) + all[middle].offsetHeight > 0) high = middle
      else low = middle + 1
    }
    const next = all[low + 1]
    return next && topOf(all[low]) < 0 && topOf(next) < scroller.clientHeight ? next : all[low]
  }

  function topOf(message) {
    return message.getBoundingClientRect().top - scroller.getBoundingClientRect().top
  }

  function reachesNewest() {
    return !messages.hasAttribute('data-newer')
  }
}
