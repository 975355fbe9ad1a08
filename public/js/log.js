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

  const toBottom = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  const tell = () => {
    button.hidden = fresh === 0
    count.textContent = `${fresh} new`
  }

  scroller.addEventListener('scroll', () => {
    height = scroller.scrollHeight
    atBottom = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40
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
  toBottom()

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
