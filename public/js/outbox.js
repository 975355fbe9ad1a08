/**
 * What was sent and is not with the server yet: it stands below its thread, survives a reload, and goes out in its order
 * once there is a connection and the interval is over, whichever conversation is open by then. Each try carries the same
 * `clientId`, so nothing arrives twice. What the server refuses goes back into the box, or stays with the reason where
 * somebody writes there already.
 */
parley.outbox = (() => {
  // A chat that is framed keeps its own for each site that frames it.
  const site = window === window.parent ? '' : document.referrer.replace(/^(\w+:\/\/[^/]+).*/, '$1')
  const KEY = `parley.outbox ${document.querySelector('[data-agent]')?.dataset.agent ?? 'visitor'} ${site}`
  const page = uuid()
  const free = new Map()
  let inMemory = []
  /** What could not be stored is known here alone. */
  let full = false
  let pumping = false
  let tries = 0
  let wake = () => {}

  parley.attach('[data-outbox-place]', show)
  // Came with a frame before the reply did, or from another tab.
  parley.attach('#messages [data-client-id]', ({ dataset }) => settle(dataset.clientId))
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return
    show()
    pump()
  })
  for (const sign of ['online', 'parley:live']) {
    addEventListener(sign, () => {
      wake()
      pump()
    })
  }
  // A visitor's chat knows whose it is once the page around it has said so.
  if (parley.fetch) document.addEventListener('parley:visit', () => setTimeout(pump))
  else pump()

  return {
    page,
    /** When the next message of a conversation may go, as `performance.now` counts. */
    freeAt: (action) => free.get(action) ?? 0,
    push(message) {
      update((queue) => [...queue, { ...message, clientId: uuid() }])
      document.dispatchEvent(new CustomEvent('parley:sent'))
      pump()
    },
  }

  /** Only one tab sends; the others wait in case it goes away. */
  async function pump() {
    if (pumping || !next()) return
    pumping = true
    let began = false
    const send = async () => {
      began = true
      for (let message = next(); message; message = next()) {
        const left = (free.get(message.action) ?? 0) - performance.now()
        if (left > 0) await pause(left)
        else await post(message)
      }
    }
    try {
      // Without https there are no locks, and a page that may store nothing is refused them; then each tab sends.
      await navigator.locks?.request(KEY, send).catch((error) => began && Promise.reject(error))
      if (!began) await send()
    } finally {
      pumping = false
    }
  }

  /** The first of the conversation in which a message may go soonest. */
  function next() {
    const firsts = new Map()
    for (const message of kept()) if (!message.refused && !firsts.has(message.action)) firsts.set(message.action, message)
    return [...firsts.values()].sort((a, b) => (free.get(a.action) ?? 0) - (free.get(b.action) ?? 0))[0]
  }

  async function post(message) {
    const { action, clientId } = message
    const reply = await request(message).catch(() => undefined)
    const late = Number(reply?.headers.get('Parley-Retry-After-Ms') ?? 0)
    if (late > 0) free.set(action, performance.now() + late)
    if (!reply) return wait(clientId)
    // 408: the connection is too bad at the moment. What took it without our seal was something on the way to our server.
    if (reply.status >= 500 || reply.status === 408 || (reply.ok && !parley.sealOf(reply))) {
      // What is wrong with one conversation holds no other one up.
      free.set(action, performance.now() + patience())
      return note(clientId, { waits: 'The server has a problem. Trying again…' })
    }
    tries = 0
    const signIn = reply.headers.get('HX-Redirect')
    const html = await reply.text()
    const form = formOf(action)
    if (signIn) location.href = `${signIn}?to=${encodeURIComponent(location.pathname)}`
    else if (reply.status === 429 && form && late > Number(form.dataset.interval)) {
      // Not too soon, but more than a limit allows: it goes out by itself when there is room again.
      return note(clientId, { waits: reason(html) })
    } else if (!reply.ok) return refuse(message, reply, html)
    else if (!signIn) {
      free.set(action, performance.now() + Number(form?.dataset.interval ?? 0))
      if (form) await swap(reply, html, form)
      settle(clientId)
      // A frame may have settled it before, and nothing else would say that the interval runs.
      show()
    }
    return wait(clientId)
  }

  function request({ action, body, author, ids, clientId }) {
    const fields = new URLSearchParams({ clientId, body, author, page })
    for (const id of ids) fields.append('attachments', id)
    const conversation = document.querySelector('[name=conversation]')?.value
    if (conversation !== undefined) fields.set('conversation', conversation)
    const headers = { 'HX-Request': 'true', 'Content-Type': 'application/x-www-form-urlencoded' }
    return (parley.fetch ?? fetch)(action, { method: 'POST', body: fields.toString(), headers, signal: AbortSignal.timeout(30_000) })
  }

  function refuse(message, reply, html) {
    const { clientId, action } = message
    const { status } = reply
    // What has waited was sent as far as its sender knows: it goes out by itself when the interval is over.
    if (status === 429 && message.waits) return
    const words = reason(html)
    const last = kept().findLast((one) => one.action === action)?.clientId === clientId
    if (last && formOf(action)?.takeBack(message, status === 429 ? '' : words)) return settle(clientId)
    if (status === 429) return
    note(clientId, { refused: words })
    if (!formOf(action)) swap(reply, html, document.body)
  }

  function swap(reply, html, source) {
    return htmx.swap({ text: html, response: reply, sourceElement: source, target: source, swap: 'none' })
  }

  /** What the server says, which it would show in a corner of the page. */
  function reason(html) {
    return parley.fragment(html).querySelector('[data-toast] span')?.textContent ?? 'Not sent.'
  }

  /** Not reached: the next try comes with the connection, or a little later each time. */
  async function wait(clientId) {
    if (!kept().some((one) => one.clientId === clientId)) return
    note(clientId, { waits: 'Waiting for the connection…' })
    await pause(patience())
  }

  function patience() {
    return Math.min(30_000, 1000 * 2 ** tries++)
  }

  function pause(ms) {
    return new Promise((resolve) => {
      wake = resolve
      setTimeout(resolve, ms)
    })
  }

  function note(clientId, change) {
    update((queue) => queue.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)))
  }

  function settle(clientId) {
    if (kept().some((one) => one.clientId === clientId)) update((queue) => queue.filter((one) => one.clientId !== clientId))
  }

  function kept() {
    try {
      return full ? inMemory : (JSON.parse(localStorage.getItem(KEY)) ?? [])
    } catch {
      return inMemory
    }
  }

  function update(change) {
    inMemory = change(kept())
    try {
      if (inMemory.length > 0) localStorage.setItem(KEY, JSON.stringify(inMemory))
      else localStorage.removeItem(KEY)
      full = false
    } catch {
      full = true
    }
    show()
  }

  function formOf(action) {
    return document.querySelector(`[data-composer][action="${CSS.escape(action)}"]`)
  }

  function show() {
    const queue = kept()
    const place = document.querySelector('[data-outbox-place]')
    const action = document.querySelector('[data-composer]')?.getAttribute('action')
    const there = new Map([...(place?.children ?? [])].map((bubble) => [bubble.dataset.id, bubble]))
    for (const message of place ? queue.filter((one) => one.action === action) : []) {
      const bubble = there.get(message.clientId) ?? place.appendChild(made(message))
      there.delete(message.clientId)
      say(bubble, message)
    }
    for (const bubble of there.values()) bubble.remove()
    // What only takes a moment is not worth saying. Behind one that waits, all do.
    const stuck = queue.some(({ waits, refused }) => waits || refused)
    document.dispatchEvent(new CustomEvent('parley:outbox', { detail: stuck ? queue.length : 0 }))
  }

  function made({ clientId, body, author, names }) {
    const bubble = document.createElement('li')
    bubble.className = `message message--${author} message--unsent`
    bubble.dataset.id = clientId
    for (const [tag, look, words] of [
      ['div', 'bubble', [body, ...names].filter(Boolean).join('\n')],
      ['p', 'message__state', ''],
    ]) {
      const part = bubble.appendChild(document.createElement(tag))
      part.className = look
      part.textContent = words
    }
    return bubble
  }

  function say(bubble, message) {
    const { clientId, refused, waits } = message
    const state = bubble.lastElementChild
    const words = refused ?? waits ?? 'Sending…'
    if (state.dataset.words === words) return
    state.dataset.words = words
    state.replaceChildren(words)
    bubble.classList.toggle('message--stuck', Boolean(refused ?? waits))
    bubble.classList.toggle('message--refused', Boolean(refused))
    const again = () => {
      note(clientId, { refused: undefined, waits: undefined })
      pump()
    }
    // What waits may have arrived, and only its reply was lost: written anew, it could be there twice.
    if (refused)
      state.append(
        act('Try again', again),
        act('Edit', () => formOf(message.action)?.takeBack(message, '') && settle(clientId)),
      )
    if (refused ?? waits) state.append(act('Discard', () => settle(clientId)))
  }

  function act(words, act) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'link'
    button.textContent = words
    button.addEventListener('click', act)
    return button
  }

  // crypto.randomUUID exists only on https and localhost.
  function uuid() {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    bytes[6] = (bytes[6] & 0x0f) | 0x40
    bytes[8] = (bytes[8] & 0x3f) | 0x80
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
})()
