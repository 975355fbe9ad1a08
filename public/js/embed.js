/**
 * The page that embeds the chat. It keeps the visitor's token, knows which page they are on, and shows and hides the
 * frame. Opened as a page of its own, the chat keeps the token itself.
 */
let host
let port
let sharedKey

if (window === window.parent) standAlone()
else inFrame()

function inFrame() {
  const hide = document.querySelector('[data-hide]')
  addEventListener('message', ({ source, origin, data, ports }) => {
    if (source !== window.parent || !data?.parley) return
    // The first page that speaks is the one around us; one that comes in its place later is not.
    host ??= origin
    if (origin !== host) return
    port ??= ports[0]
    if (data.parley === 'visit') visit(data)
    if (data.parley === 'shown') announce('shown', data.open)
    if (data.parley === 'shown' && data.open && data.focus) document.getElementById('message').focus()
  })
  document.addEventListener('parley:token', ({ detail }) => {
    if (sharedKey) storeToken(sharedKey, detail)
    tell({ parley: 'token', token: detail })
  })
  document.addEventListener('parley:unread', () => tell({ parley: 'unread' }))
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) leave()
  })
  hide.hidden = false
  hide.addEventListener('click', leave)
  // Says nothing but that we are here, as nobody knows yet who listens.
  window.parent.postMessage({ parley: 'ready' }, '*')
}

/**
 * A page keeps the token for its own origin. For the others of the same site (`www.` and without, or what its snippet
 * names) we keep it too: browsers give a frame a storage of its own for each site around it, and in that it is filed
 * under a name that the page's origin, which it cannot make up, has to fit.
 */
function visit({ token, domain, page }) {
  const [, scheme, name, at] = /^(https?:)\/\/(?:www\.)?([^:]+)(.*)/.exec(host) ?? []
  const fits = domain && `.${name}`.endsWith(`.${domain}`)
  sharedKey = name && `parley ${scheme}${fits ? domain : name}${at}`
  const known = token || (sharedKey && storedToken(sharedKey))
  announce('visit', { token: known, page })
  if (!known) return
  if (sharedKey) storeToken(sharedKey, known)
  if (known !== token) tell({ parley: 'token', token: known })
}

function leave() {
  announce('shown', false)
  tell({ parley: 'hide' })
}

/** Only the page that gave us the port hears this, regardless of its origin and of what replaces it. */
function tell(words) {
  if (port) port.postMessage(words)
  // A script that is from before there were ports.
  else if (host && host !== 'null') window.parent.postMessage(words, host)
}

function announce(name, detail) {
  document.dispatchEvent(new CustomEvent(`parley:${name}`, { detail }))
}

function standAlone() {
  const KEY = 'parley.token'
  const page = { url: location.href, title: document.title, referrer: document.referrer }
  document.addEventListener('parley:token', ({ detail }) => storeToken(KEY, detail))
  announce('visit', { token: storedToken(KEY), page })
  announce('shown', true)
  document.getElementById('message').focus()
}

// Browsers differ in what they let a frame keep: the one, the other, or nothing. The server reads no such cookie.
function storedToken(key) {
  try {
    return localStorage.getItem(key)
  } catch {
    return document.cookie
      .split('; ')
      .find((one) => one.startsWith(`${encodeURIComponent(key)}=`))
      ?.split('=')[1]
  }
}
function storeToken(key, token) {
  try {
    if (token) localStorage.setItem(key, token)
    else localStorage.removeItem(key)
  } catch {
    // biome-ignore lint/suspicious/noDocumentCookie: the other interface is there for https alone, and keeps nobody waiting here.
    document.cookie = `${encodeURIComponent(key)}=${token};max-age=${token ? 31536000 : 0};path=/widget;secure;samesite=none;partitioned`
  }
}
