/**
 * Enter sends, Shift+Enter makes a line. What is typed stays until the server has it: when it is offline, when it is
 * too soon (with the seconds left), or when control has moved.
 */
parley.attach('[data-composer]', (form) => {
  const AGAIN = 'You can send again in'
  const text = form.querySelector('textarea')
  const send = form.querySelector('[data-send]')
  const clientId = form.querySelector('[data-client-id]')
  const interval = Number(form.dataset.interval)
  let sending = false
  let sent = ''
  let freeAt = 0
  let complaint = ''

  clientId.value = uuid()
  follow()
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (text.value.trim() !== '') form.requestSubmit()
  })
  text.addEventListener('input', () => {
    complaint = ''
    follow()
  })
  // Control moves and the hint with it, whatever is being typed.
  new MutationObserver(follow).observe(form, { childList: true, subtree: true })

  form.addEventListener('htmx:before:request', (event) => {
    if (event.target !== form) return
    if (sending || left() > 0 || text.value.trim() === '') {
      event.preventDefault()
      follow()
      return
    }
    sending = true
    sent = text.value
    complaint = ''
    follow()
  })
  form.addEventListener('htmx:after:request', (event) => {
    if (event.target !== form) return
    const { status, headers } = event.detail.ctx.response
    if (status < 300) {
      // Words typed while the message was under way stay.
      if (text.value === sent) text.value = ''
      clientId.value = uuid()
      wait(interval)
      form.dispatchEvent(new CustomEvent('parley:sent', { bubbles: true }))
    } else if (status === 429) {
      wait(Number(headers.get('Parley-Retry-After-Ms') ?? 1000))
    } else {
      complaint = 'Not sent.'
    }
  })
  form.addEventListener('htmx:finally:request', (event) => {
    if (event.target !== form) return
    sending = false
    follow()
    if (!text.disabled) text.focus()
  })
  form.addEventListener('htmx:error', (event) => {
    if (event.target !== form) return
    complaint = 'Not sent: no connection. Your text is kept; press Send to try again.'
  })

  function wait(ms) {
    freeAt = performance.now() + ms
    const tick = setInterval(() => {
      follow()
      if (left() === 0) clearInterval(tick)
    }, 200)
  }

  function left() {
    return Math.max(0, Math.ceil((freeAt - performance.now()) / 1000))
  }

  /** Shows where things stand, and announces what changed: of a countdown its beginning, not each second. */
  function follow() {
    const state = form.querySelector('[data-may-send]')
    const hint = form.querySelector('[data-hint]')
    const maySend = state?.dataset.maySend !== 'false'
    text.disabled = !maySend
    send.disabled = !maySend || sending || left() > 0
    send.toggleAttribute('data-sending', sending)
    let words = hint?.dataset.hint ?? ''
    if (maySend && left() > 0) words = `${AGAIN} ${left()} s`
    else if (complaint) words = complaint
    if (!hint || hint.textContent === words) return
    const ticks = [hint.textContent, words].every((text) => text.startsWith(AGAIN))
    hint.setAttribute('aria-live', ticks ? 'off' : 'polite')
    hint.textContent = words
  }

  // crypto.randomUUID exists only on https and localhost.
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6] & 0x0f) | 0x40
    bytes[8] = (bytes[8] & 0x3f) | 0x80
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
})
