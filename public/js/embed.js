/**
 * The page that embeds the chat. It keeps the visitor's token, knows which page they are on, and shows and hides the
 * frame. Opened as a page of its own, the chat keeps the token itself.
 */
;(() => {
  if (window === window.parent) return standAlone()

  const hide = document.querySelector('[data-hide]')
  let host

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== window.parent || !data?.parley) return
    // The first page that speaks is the one around us; one that comes in its place later is not.
    host ??= origin
    if (origin !== host) return
    if (data.parley === 'visit') announce('visit', { token: data.token, page: data.page })
    if (data.parley === 'shown') announce('shown', data.open)
    if (data.parley === 'shown' && data.open && data.focus) document.getElementById('message').focus()
  })
  document.addEventListener('parley:token', ({ detail }) => tell({ parley: 'token', token: detail }))
  document.addEventListener('parley:unread', () => tell({ parley: 'unread' }))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) leave()
  })
  hide.hidden = false
  hide.addEventListener('click', leave)
  // Says nothing but that we are here, as nobody knows yet who listens.
  window.parent.postMessage({ parley: 'ready' }, '*')

  function leave() {
    announce('shown', false)
    tell({ parley: 'hide' })
  }

  function tell(words) {
    // A page without an origin of its own, such as a file, cannot be told from any other.
    if (host && host !== 'null') window.parent.postMessage(words, host)
  }

  function announce(name, detail) {
    document.dispatchEvent(new CustomEvent(`parley:${name}`, { detail }))
  }

  function standAlone() {
    const page = { url: location.href, title: document.title, referrer: document.referrer }
    document.addEventListener('parley:token', ({ detail }) => {
      if (detail) localStorage.setItem('parley.token', detail)
      else localStorage.removeItem('parley.token')
    })
    announce('visit', { token: localStorage.getItem('parley.token'), page })
    announce('shown', true)
    document.getElementById('message').focus()
  }
})()
