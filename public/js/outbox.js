import { access } from './access.js'
import { attach } from './attach.js'
import { sealOf, toFragment } from './guard.js'

import htmx from './htmx.js'

/**
 * What was sent and is not with the server yet: it stands below its thread with the time that it still waits, survives a
 * reload, and goes out in its order once there is a connection and the interval is over, whichever conversation is open
 * by then. Until then it can be taken back. Each try carries the same `clientId`, so nothing arrives twice. What the
 * server refuses goes back into the box, or stays with the reason where somebody writes there already.
 */
// A chat that is framed keeps its own for each site that frames it.
const site = window === window.parent ? '' : document.referrer.replace(/^(\w+:\/\/[^/]+).*/, '$1')
const agent = document.querySelector('[data-agent]')?.dataset.agent
const KEY = `parley.outbox ${agent ?? 'visitor'} ${site}`
const page = uuid()
const freeAt = new Map()
let queueInMemory = []
/** What could not be stored is known here alone. */
let isStorageFull = false
let pumping = false
let tries = 0
let wakePump = () => {}
let showTimer
/** The message that is on its way. */
let sendingId

// After a reload, the page knows when the last message was sent only from those that wait behind it.
for (const { action, after } of queuedMessages())
  freeAt.set(action, performance.now() + Math.min(after - Date.now(), 60_000))
attach('[data-outbox-place]', show)
// Came with a frame before the reply did, or from another tab.
attach('#messages [data-client-id]', ({ dataset }) => settle(dataset.clientId))
addEventListener('storage', ({ key }) => {
  if (key !== KEY) return
  show()
  pump()
})
for (const sign of ['online', 'parley:live']) {
  addEventListener(sign, () => {
    wakePump()
    pump()
  })
}
// A visitor's chat learns from the page around it who the visitor is.
if (agent) pump()
else document.addEventListener('parley:visit', () => setTimeout(pump))

export const outbox = {
  page,
  /** When a message written now would be sent, after those already waiting: `Goes in 0:02`, or nothing if at once. */
  goes: (form) =>
    sendingTime(
      form,
      queuedMessages().filter(({ action, refused }) => !refused && action === form.getAttribute('action')).length,
    ),
  push(message) {
    update((queue) => [...queue, { ...message, clientId: uuid(), after: Date.now() + leftFor(message.action) }])
    document.dispatchEvent(new CustomEvent('parley:sent'))
    // It may go sooner than what is waited for.
    wakePump()
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
      const left = leftFor(message.action)
      if (left > 0) await pause(left)
      else {
        sendingId = message.clientId
        await post(message)
        sendingId = undefined
      }
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
  for (const message of queuedMessages())
    if (!message.refused && !firsts.has(message.action)) firsts.set(message.action, message)
  return [...firsts.values()].sort((a, b) => leftFor(a.action) - leftFor(b.action))[0]
}

/** Milliseconds until a message of a conversation may go. */
function leftFor(action) {
  return Math.max(0, (freeAt.get(action) ?? 0) - performance.now())
}

async function post(message) {
  const { action, clientId } = message
  const reply = await request(message).catch(() => undefined)
  if (!reply) return wait(clientId)
  const waitFor = (ms) => freeAt.set(action, performance.now() + ms)
  // 408: the connection is too bad at the moment. What took it without our seal was something on the way to our server.
  if (reply.status >= 500 || reply.status === 408 || (reply.ok && !sealOf(reply))) {
    // A problem with one conversation does not hold up the others.
    waitFor(patience())
    return note(clientId, { waits: 'Server error. Trying again…' })
  }
  const signIn = reply.headers.get('HX-Redirect')
  // Where the connection ends in the middle of it, its head still says what became of the message.
  const html = await reply.text().catch(() => '')
  const form = formOf(action)
  const interval = Number(form?.dataset.interval ?? 0)
  if (reply.status === 429) {
    const late = Number(reply.headers.get('Parley-Retry-After-Ms')) || patience()
    waitFor(late)
    // Too soon, or more than a limit allows: it goes out by itself when there is room again.
    return note(clientId, { waits: form && late > interval ? reason(html) : undefined })
  }
  tries = 0
  if (signIn) location.href = `${signIn}?to=${encodeURIComponent(location.pathname + location.search)}`
  else if (!reply.ok) return refuse(message, reply, html)
  else {
    waitFor(interval)
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
  return access.fetch(action, { method: 'POST', body: fields.toString(), headers, signal: AbortSignal.timeout(30_000) })
}

function refuse(message, reply, html) {
  const { clientId, action } = message
  const words = reason(html)
  const last = queuedMessages().findLast((one) => one.action === action)?.clientId === clientId
  if (last && formOf(action)?.takeBack(message, words)) return settle(clientId)
  note(clientId, { refused: words, waits: undefined })
  if (!formOf(action)) swap(reply, html, document.body)
}

function swap(reply, html, source) {
  return htmx.swap({ text: html, response: reply, sourceElement: source, target: source, swap: 'none' })
}

/** What the server says, which it would show in a corner of the page. */
function reason(html) {
  return toFragment(html).querySelector('[data-toast] > :first-child')?.textContent ?? 'Not sent.'
}

/** Not reached: the next try comes with the connection, or a little later each time. */
async function wait(clientId) {
  if (!queuedMessages().some((one) => one.clientId === clientId)) return
  note(clientId, { waits: 'Waiting for the connection…' })
  await pause(patience())
}

function patience() {
  return Math.min(30_000, 1000 * 2 ** tries++)
}

function pause(ms) {
  return new Promise((resolve) => {
    wakePump = resolve
    setTimeout(resolve, ms)
  })
}

function note(clientId, change) {
  update((queue) => queue.map((one) => (one.clientId === clientId ? { ...one, ...change } : one)))
}

function settle(clientId) {
  if (queuedMessages().some((one) => one.clientId === clientId))
    update((queue) => queue.filter((one) => one.clientId !== clientId))
}

function queuedMessages() {
  try {
    return isStorageFull ? queueInMemory : (JSON.parse(localStorage.getItem(KEY)) ?? [])
  } catch {
    return queueInMemory
  }
}

function update(change) {
  queueInMemory = change(queuedMessages())
  try {
    if (queueInMemory.length > 0) localStorage.setItem(KEY, JSON.stringify(queueInMemory))
    else localStorage.removeItem(KEY)
    isStorageFull = false
  } catch {
    isStorageFull = true
  }
  show()
}

function formOf(action) {
  return document.querySelector(`[data-composer][action="${CSS.escape(action)}"]`)
}

function show() {
  const queue = queuedMessages()
  const place = document.querySelector('[data-outbox-place]')
  const form = document.querySelector('[data-composer]')
  const there = new Map([...(place?.children ?? [])].map((bubble) => [bubble.dataset.id, bubble]))
  let ahead = 0
  let behind
  clearTimeout(showTimer)
  for (const message of place ? queue.filter((one) => one.action === form?.getAttribute('action')) : []) {
    const bubble = there.get(message.clientId) ?? place.appendChild(bubbleOf(message))
    there.delete(message.clientId)
    const later = sendingTime(form, message.refused ? 0 : ahead++)
    // Messages behind one that waits for the connection wait for it as well.
    behind = message.waits ?? behind
    showState(bubble, { ...message, waits: behind }, later)
    if (later) showTimer = setTimeout(show, 250)
  }
  for (const bubble of there.values()) bubble.remove()
  // What only takes a moment is not worth saying. Behind one that waits, all do.
  const stuck = queue.some(({ waits, refused }) => waits || refused)
  document.dispatchEvent(new CustomEvent('parley:outbox', { detail: stuck ? queue.length : 0 }))
}

function bubbleOf({ clientId, body, author, names }) {
  const bubble = toFragment('<li><div class=bubble></div><p class=message__state></p></li>').firstChild
  bubble.className = `message message--${author} message--end message--unsent`
  bubble.dataset.id = clientId
  bubble.firstChild.textContent = [body, ...names].filter(Boolean).join('\n')
  return bubble
}

/** With so many ahead of it, one at each interval: when the message of a form's conversation goes. */
function sendingTime(form, ahead) {
  const seconds = Math.ceil((leftFor(form.getAttribute('action')) + ahead * form.dataset.interval) / 1000)
  return seconds > 0 ? `Goes in ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` : ''
}

function showState(bubble, message, later) {
  const { clientId, refused, waits } = message
  const state = bubble.lastElementChild
  const isGoing = sendingId === clientId
  const words = refused ?? waits ?? ((!isGoing && later) || 'Sending…')
  const kind = refused ? 'refused' : waits ? 'stuck' : words === later ? 'later' : 'sending'
  if (state.dataset.kind !== kind) {
    state.dataset.kind = kind
    state.replaceChildren('')
    bubble.classList.toggle('message--stuck', kind !== 'sending')
    bubble.classList.toggle('message--refused', kind === 'refused')
    const again = () => {
      note(clientId, { refused: undefined, waits: undefined })
      pump()
    }
    if (refused) state.append(act('Try again', again))
    // A waiting message may have arrived and only its reply been lost: if it were edited, it could be there twice.
    if (refused || kind === 'later')
      state.append(act('Edit', () => formOf(message.action)?.takeBack(message) && settle(clientId)))
    if (kind !== 'sending') state.append(act(kind === 'later' ? 'Cancel' : 'Discard', () => settle(clientId)))
  }
  state.firstChild.data = words
}

function act(words, act) {
  return Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'link',
    textContent: words,
    onclick: act,
  })
}

// crypto.randomUUID exists only on https and localhost.
function uuid() {
  const digit = (is) => (is ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (is / 4)))).toString(16)
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, digit)
}
