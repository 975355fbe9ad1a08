/**
 * Enter sends, Shift+Enter makes a line. What is sent goes into the outbox, which knows when the next message may go.
 * An agent may always write notes; replies only while they have control.
 */
parley.attach('[data-composer]', (form) => {
  const MOST = 10_000
  const text = form.querySelector('textarea')
  const send = form.querySelector('[data-send]')
  const count = form.querySelector('[data-count]')
  const characters = window.Intl?.Segmenter && new Intl.Segmenter()
  const placeholder = text.placeholder
  let complaint = ''
  let ticks
  /** Sent before it may go: Accept is on its way, or a file. It goes as soon as it may, unless it is changed. */
  let wanted = false

  form.follow = follow
  form.complain = (words) => {
    complaint = words
    follow()
  }
  follow()
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.defaultPrevented) return
    event.preventDefault()
    form.requestSubmit()
  })
  form.addEventListener('input', () => {
    wanted = false
    form.complain('')
  })
  for (const change of ['parley:files', 'change', 'parley:filled']) form.addEventListener(change, follow)
  // Control moves and the hint with it, whatever is being typed.
  new MutationObserver(follow).observe(form.querySelector('.composer__bar'), { childList: true, subtree: true })

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    wanted = send.disabled
    if (wanted) return follow()
    const message = {
      action: form.getAttribute('action'),
      body: text.value,
      author: author(),
      ids: form.files?.ids() ?? [],
      names: form.files?.names() ?? [],
    }
    text.value = ''
    form.files?.clear()
    text.dispatchEvent(new Event('input', { bubbles: true }))
    parley.outbox.push(message)
    text.focus()
  })

  /** Puts a message back into the box: `complaint` says why, and the box must be empty. Returns whether it could. */
  form.takeBack = ({ body, author: wrote, ids, names }, complaint = '') => {
    if (!form.isConnected || (complaint && (text.value !== '' || form.files?.ids().length))) return false
    const mode = form.querySelector(`[name=author][value="${CSS.escape(wrote)}"]`)
    if (mode && !mode.checked) mode.click()
    text.value = [body, text.value].filter(Boolean).join('\n')
    if (ids.length > 0) form.withFiles((files) => files.restore(ids, names))
    text.dispatchEvent(new Event('input', { bubbles: true }))
    if (!complaint) text.focus()
    form.complain(complaint)
    return true
  }

  function author() {
    return form.querySelector('[name=author]:checked')?.value ?? form.dataset.side
  }

  /** Shows where things stand, and announces what changed: the start of a countdown, not each second. */
  function follow() {
    const hint = form.querySelector('[data-hint]')
    const note = author() === 'note'
    const maySend = note || form.querySelector('[data-may-send]')?.dataset.maySend !== 'false'
    const empty = text.value.trim() === '' && !form.files?.ids().length
    const over = tooLong()
    form.classList.toggle('composer--note', note)
    text.disabled = !maySend && !form.querySelector('[data-may-write]')
    form.classList.toggle('composer--closed', text.disabled)
    text.placeholder = note ? text.dataset.notePlaceholder : text.dataset.placeholder || placeholder
    send.disabled = !maySend || empty || over || Boolean(form.files?.busy)
    if (wanted && !send.disabled) return form.requestSubmit()
    const later = maySend && !empty && parley.outbox.goes(form)
    const words = complaint || later || (note ? '' : (hint?.dataset.hint ?? ''))
    clearTimeout(ticks)
    if (later) ticks = setTimeout(follow, 250)
    if (!hint || hint.textContent === words) return
    hint.setAttribute(
      'aria-live',
      [hint.textContent, words].every((text) => text.startsWith('Goes')) ? 'off' : 'polite',
    )
    hint.textContent = words
  }

  /** Counted as people count; a short text need not be counted. */
  function tooLong() {
    const length =
      text.value.length < MOST * 0.9
        ? 0
        : characters
          ? [...characters.segment(text.value)].length
          : [...text.value].length
    const words = length < MOST * 0.9 ? '' : `${length} of ${MOST}`
    if (count.textContent !== words) count.textContent = words
    count.classList.toggle('composer__count--over', length > MOST)
    return length > MOST
  }
})

document.addEventListener('parley:outbox', () => document.querySelector('[data-composer]')?.follow?.())
