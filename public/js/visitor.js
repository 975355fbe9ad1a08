/**
 * Who the visitor is, for every request and socket of the page: a token, which `embed.js` gets and has kept. There is
 * none until the visitor first writes. One that the server does not know is dropped, and what was to be sent goes out
 * under a new one.
 */
;(() => {
  let token
  let page
  let opening

  document.addEventListener('parley:visit', ({ detail }) => {
    const known = detail.token ?? undefined
    page = detail.page
    if (known && known !== token) showThread()
    token = known
    // Only tells the page the visitor is on; the next visit tells it again.
    if (token) openSession().catch(() => {})
  })

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
    if (token && connection.attempt % 3 === 2) openSession().catch(() => {})
  })

  function showThread() {
    htmx.ajax('GET', '/widget/thread', { target: '#thread', swap: 'outerHTML' })
  }

  async function asVisitor(url, request) {
    const writes = request.method !== 'GET'
    if (!token && writes) await openSession()
    if (token) {
      const reply = await send(url, request)
      if (reply.status !== 401) return reply
      keep(undefined)
    }
    if (!writes) return new Response(null, { status: 204 })
    await openSession()
    const reply = await send(url, request)
    if (reply.status === 401) throw new Error('The server does not know the token it has just made.')
    return reply
  }

  function send(url, request) {
    return fetch(url, { ...request, headers: { ...request.headers, Authorization: `Bearer ${token}` } })
  }

  /** Brings the session up to date, or opens one; several who need it at once share it. */
  function openSession() {
    opening ??= introduce().finally(() => {
      opening = undefined
    })
    return opening
  }

  async function introduce() {
    const reply = await fetch('/api/visitor/session', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token, page }),
    })
    if (reply.status === 401) return keep(undefined)
    if (!reply.ok) throw new Error(`No session: ${reply.status}`)
    keep((await reply.json()).token)
  }

  function keep(fresh) {
    if (fresh === token) return
    token = fresh
    document.dispatchEvent(new CustomEvent('parley:token', { detail: token ?? null }))
  }
})()
