import { access } from './access.js'
import { toFragment } from './guard.js'

import htmx from './htmx.js'
import { pageFacts } from './page-facts.js'

/**
 * Who the visitor is, for every request and socket of the page: a token, which `embed.js` gets and has kept. There is
 * none until the visitor writes for the first time. One that the server does not know is dropped, and what was to be
 * sent goes out under a new one.
 */
let token
let page
let opening

document.addEventListener('parley:visit', ({ detail }) => {
  page = detail.page
  // Without one, what we have stays: the page around us may not have heard of it yet.
  if (detail.token && detail.token !== token) {
    token = detail.token
    showThread()
  }
  // Only tells the page the visitor is on; the next visit tells it again.
  if (token) openSession().catch(() => {})
})

// The same for requests that are made without htmx.
access.fetch = asVisitor
// And for uploads, which tell how far they are. `refused`: the server did not know the last ones.
access.credentials = async (refused) => {
  if (refused) await openSession()
  while (!token) await openSession()
  return { Authorization: `Bearer ${token}` }
}

document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
  ctx.fetch = asVisitor
  // Beside a form, a button would send what is being typed.
  if (!ctx.sourceElement.matches('form')) ctx.request.body = new FormData()
})

document.addEventListener('htmx:ws:before:connection', (event) => {
  if (token) event.detail.connection.config.protocols = ['parley.v1', `bearer.${token}`]
  else event.preventDefault()
})

// A refused socket looks like a lost one; only a request can tell that the token is unknown.
document.addEventListener('htmx:ws:close', ({ detail: { connection } }) => {
  if (!token || connection.attempt % 3 !== 2) return
  openSession().catch(() => {})
  explainRefusal().catch(() => {})
})

// A page that the back button brings back as it was has lost its socket for good.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && token) showThread()
})

/** Where too many chats are open already, somebody has to know; where it can open, nothing is said. */
async function explainRefusal() {
  const reply = await asVisitor('/widget/live', { method: 'GET', headers: { 'HX-Request': 'true' } })
  if (reply.status !== 429 && reply.status !== 503) return
  htmx.swap({
    text: await reply.text(),
    response: reply,
    sourceElement: document.body,
    target: document.body,
    swap: 'none',
  })
}

function showThread() {
  htmx.ajax('GET', '/widget/thread', { target: '#thread', swap: 'outerHTML' })
}

async function asVisitor(url, request) {
  const writes = request.method !== 'GET'
  for (let attempt = 0; attempt < 2; attempt++) {
    // One that is under way may be for a token that turns out to be unknown.
    while (!token && writes) {
      const refusal = await openSession().catch((error) => error.reply ?? Promise.reject(error))
      // What the server says about the session it says about what was to be sent.
      if (refusal) return refusal.clone()
    }
    if (!token) break
    const used = token
    const reply = await fetch(url, { ...request, headers: { ...request.headers, Authorization: `Bearer ${used}` } })
    if (reply.status !== 401) return reply
    if (token === used) storeToken(undefined)
  }
  if (writes) throw new Error('The server does not know the token that it has just issued.')
  return new Response(null, { status: 204 })
}

/** Brings the session up to date, or opens one; several who need it at once share it. */
function openSession() {
  opening ??= introduce().finally(() => {
    opening = undefined
  })
  return opening
}

async function introduce() {
  const used = token
  const reply = await fetch('/widget/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'HX-Request': 'true' },
    body: JSON.stringify({ token: used, page: pageFacts(page) }),
  })
  if (reply.status === 401 && token === used) return storeToken(undefined)
  if (!reply.ok) throw await refusalError(reply)
  const session = await reply.json()
  if (token === used) storeToken(session.token)
}

async function refusalError(reply) {
  const page = toFragment(await reply.clone().text())
  const words = page.querySelector('[data-toast] > :first-child, main p')?.textContent ?? `No session: ${reply.status}`
  return Object.assign(new Error(words), { reply })
}

function storeToken(newToken) {
  if (newToken === token) return
  token = newToken
  document.dispatchEvent(new CustomEvent('parley:token', { detail: token ?? null }))
}
