import { arrangeDays } from './days.js'
import { define } from './element.js'
import { keepSteady } from './steady.js'
import { threadStretch } from './thread-stretch.js'

/**
 * A thread as it is read: at its newest message it stays there, elsewhere nothing moves, and a button says how many are
 * new and leads to them.
 */
define('message-thread', (thread, signal) => {
  /** So long no addition is announced: assistive technology hears of a change a moment after it. */
  const QUIET_MS = 500
  /** More than these at once are caught up with, not said. */
  const MANY = 10
  const scroller = thread.querySelector('[data-log-scroller]')
  const messages = thread.querySelector('#messages')
  const button = thread.querySelector('[data-log-new]')
  const count = thread.querySelector('[data-log-count]')
  const told = thread.querySelector('[data-log-told]')
  /** Which are new, and of those that were too many to be sent, how many. */
  const fresh = new Set()
  let beyond = 0
  let quiet

  const { steadily, look, toEnd, show, isAtEnd } = keepSteady(scroller, messages, moved)
  const stretch = threadStretch(scroller, messages, { quietly, opened, missed, signal })
  /** The reader has been at the newest when this was it. */
  let known = stretch.last()

  messages.admits = (message) => {
    const seq = Number(message.dataset.seq)
    const admitted = stretch.admits(message)
    if (seq > known && !fresh.has(seq)) {
      fresh.add(seq)
      if (!admitted) {
        told.textContent = words()
        document.dispatchEvent(new CustomEvent('parley:beyond', { detail: message }))
      }
    }
    return admitted
  }
  messages.steadily = (change, size) => {
    if (size > MANY) quietly(change)
    else steadily(() => arrange(change))
    stretch.trim()
    moved()
  }
  // The panel around it is live again.
  document.addEventListener('parley:live', ({ target }) => target.contains(thread) && stretch.retry(), { signal })
  // People want to see what they have just written.
  document.addEventListener('parley:sent', toNewest, { signal })

  scroller.addEventListener('keydown', (event) => {
    const end = event.key === 'End'
    if ((!end && event.key !== 'Home') || event.target.closest('input, textarea, select')) return
    if (!messages.hasAttribute(end ? 'data-newer' : 'data-older')) return
    event.preventDefault()
    stretch.open(end ? '' : 'at=0')
  })
  button.addEventListener('click', () => {
    toNewest()
    scroller.focus({ preventScroll: true })
  })

  arrange(() => {})
  const linked = messages.querySelector(`[data-seq="${CSS.escape(thread.closest('[data-at]')?.dataset.at)}"]`)
  if (linked) mark(linked)
  else if (messages.hasAttribute('data-newer')) look()
  else toEnd()
  moved()

  return { place, goTo, swap: stretch.swap }

  /** Tells the socket what the page shows. */
  function place() {
    return { from: stretch.first(), to: stretch.last(), known }
  }

  /** Goes to a message, wherever it is, and marks it. */
  function goTo(seq) {
    const message = messages.querySelector(`:scope > [data-seq="${CSS.escape(seq)}"]`)
    if (message) mark(message)
    else stretch.open(`at=${seq}`)
  }

  function toNewest() {
    if (messages.hasAttribute('data-newer')) return stretch.open()
    toEnd()
    moved()
  }

  function opened(place) {
    const seq = place.replace('at=', '')
    const message = seq && messages.querySelector(`:scope > [data-seq="${CSS.escape(seq)}"]`)
    if (message) mark(message)
    else if (seq) scroller.scrollTop = 0
    else toEnd()
    look()
    moved()
  }

  function missed(number) {
    const wasAtEnd = isAtEnd()
    fresh.clear()
    beyond = number
    if (wasAtEnd && number > 0) stretch.open()
    else moved()
  }

  function mark(message) {
    messages.querySelector('.message--linked')?.classList.remove('message--linked')
    message.classList.add('message--linked')
    show(message)
    moved()
  }

  /** Earlier messages, and a great many, are there to be read: announced, they would drown what is new. */
  function quietly(change) {
    messages.ariaLive = 'off'
    clearTimeout(quiet)
    quiet = setTimeout(() => messages.removeAttribute('aria-live'), QUIET_MS)
    steadily(() => arrange(change))
  }

  function arrange(change) {
    change()
    arrangeDays(messages)
  }

  function moved() {
    if (isAtEnd() && !messages.hasAttribute('data-newer')) {
      known = Math.max(known, stretch.last())
      fresh.clear()
      beyond = 0
      told.textContent = ''
    }
    const number = fresh.size + beyond
    button.hidden = isAtEnd()
    count.hidden = number === 0
    count.textContent = words()
    if (number > 0) button.removeAttribute('aria-label')
    else button.ariaLabel = 'Jump to newest'
  }

  function words() {
    const number = fresh.size + beyond
    return number > 999 ? '999+ new' : `${number} new`
  }
})
