/** Keeps a thread at its newest message while the reader is there; elsewhere, says how many are new. */
parley.attach('[data-log]', (thread) => {
  const scroller = thread.querySelector('[data-log-scroller]')
  const messages = thread.querySelector('#messages')
  const button = thread.querySelector('[data-log-new]')
  const count = thread.querySelector('[data-log-count]')
  let atBottom = true
  let fresh = 0
  let newest = lastSeq()
  let oldest = firstSeq()
  let height = scroller.scrollHeight

  const linked = messages.querySelector(`[data-seq="${thread.closest('[data-at]')?.dataset.at}"]`)

  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  const tell = () => {
    button.hidden = fresh === 0
    count.textContent = `${fresh} new`
  }

  scroller.addEventListener('scroll', () => {
    height = scroller.scrollHeight
    atBottom = isAtBottom()
    if (atBottom && fresh > 0) {
      fresh = 0
      tell()
    }
  })
  button.addEventListener('click', () => {
    toBottom()
    scroller.focus({ preventScroll: true })
  })

  // What somebody just wrote themselves is what they want to see.
  document.addEventListener('parley:sent', () => {
    atBottom = true
    toBottom()
  })

  new MutationObserver(() => {
    const added = countAfter(newest)
    newest = lastSeq()
    if (atBottom) return toBottom()
    if (firstSeq() < oldest) {
      // Earlier messages came in above: the one being read stays where it is.
      oldest = firstSeq()
      scroller.scrollTop += scroller.scrollHeight - height
    }
    height = scroller.scrollHeight
    fresh += added
    tell()
  }).observe(scroller, { childList: true, subtree: true })
  new ResizeObserver(() => atBottom && toBottom()).observe(scroller)
  if (linked) {
    // A link leads to one message, which is shown among its neighbours.
    linked.classList.add('message--linked')
    // Not scrollIntoView: it would move the panels around the thread as well.
    const [frame, target] = [scroller, linked].map((one) => one.getBoundingClientRect())
    scroller.scrollTop += target.top - frame.top - (frame.height - target.height) / 2
    atBottom = isAtBottom()
  } else {
    toBottom()
  }

  function isAtBottom() {
    return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40
  }

  /** From the end, as a long thread must not cost more than a short one. */
  function countAfter(seq) {
    let count = 0
    for (let message = messages.lastElementChild; message && Number(message.dataset.seq) > seq; message = message.previousElementSibling) count++
    return count
  }

  function firstSeq() {
    return Number(messages.querySelector('[data-seq]')?.dataset.seq ?? Infinity)
  }

  function lastSeq() {
    return Number(messages.lastElementChild?.dataset.seq ?? 0)
  }
})
