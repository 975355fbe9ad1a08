/** Parley's chat on any page: a button in the corner, and a frame behind it that is not loaded before it is opened. */
;(() => {
  // Inlined, bundled or as a module, the script does not know where it comes from; the server has written it here.
  const script = document.currentScript
  const [origin] = /^https?:..[^/]+(?=.widget\.js(\?|$))/.exec(script?.src) ?? ['{origin}']
  const KEY = `parley ${origin}`
  // The snippet once more, or a page that was written anew: there is one chat.
  if (window[KEY]) return window[KEY]()

  // What the page says of the host loses against what is important in here, whatever it is.
  const STYLES = `
:host{all:initial!important;display:block!important;position:fixed!important;color-scheme:light dark!important}
button,iframe{--accent:light-dark(oklch(.5 .19 268),oklch(.45 .14 268));--on:#fff;position:fixed;inset:auto 20px 20px auto;border:0}
button{width:56px;height:56px;border-radius:50%;background:var(--accent);box-shadow:0 4px 16px #0004;cursor:pointer;forced-color-adjust:none}
button:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
button::before{content:"";position:absolute;inset:16px;background:var(--on);clip-path:path(evenodd,"M2 11a10 9 0 1 1 5.5 8L1 22l2.5-6A9 9 0 0 1 2 11zM6 11a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0zm4.4 0a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0zm4.4 0a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0z")}
button[aria-expanded=true]::before{clip-path:path("M3 9.5 5 7.5l7 7 7-7 2 2-9 9z")}
.unread::after{content:"";position:absolute;inset:0 0 auto auto;width:14px;height:14px;border:2px solid var(--on);border-radius:50%;background:#e5383f}
iframe{bottom:88px;width:384px;height:min(664px,100vh - 108px);border-radius:18px;background:light-dark(#fff,#1b1d24);box-shadow:0 12px 48px #0004;visibility:hidden;opacity:0;translate:0 8px;transition:.16s}
.open{visibility:visible;opacity:1;translate:0}
@media(width<=480px),(height<=480px){iframe{inset:var(--top,0) 0 auto;width:100%;height:var(--height,100%);border-radius:0}.ready[aria-expanded=true]{visibility:hidden}}
@media(prefers-reduced-motion){iframe{transition:none}}
@media print{:host{display:none!important}}`

  const { domain } = (script ?? document.querySelector(`[src^="${origin}/widget.js"]`))?.dataset ?? {}
  const host = document.createElement('parley-chat')
  const root = host.attachShadow({ mode: 'open' })
  const button = document.createElement('button')
  let frame
  let channel
  let ready
  let open = false
  let returns = 0
  let token = kept('localStorage')
  // A page that puts another document in the place of its own gets the chat back, but no page is fought with.
  const watch = new MutationObserver(() => {
    if (host.isConnected || !document.documentElement || returns > 8) return
    returns++
    setTimeout(() => returns--, 60_000)
    put()
  })

  window[KEY] = put
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)

  function start() {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    root.adoptedStyleSheets = [sheet]
    button.ariaExpanded = open
    unread(false)
    root.append(button)
    put()

    // Who has opened the chat finds it as they left it on the next page; what covers a whole phone stays hidden.
    const before = kept('sessionStorage')
    if (before) show(before === 'open' && innerWidth > 480, false)
  }

  /** Beside the body, in the layer above everything: what the page does to its own elements does not reach there. */
  function put() {
    if (host.isConnected) return
    ready = false
    button.classList.remove('ready')
    document.documentElement.append(host)
    for (const node of [document, document.documentElement]) watch.observe(node, { childList: true })
    // A page that opens itself anew has dropped all listeners; those that are still there are not added twice.
    button.addEventListener('click', toggle)
    host.addEventListener('keydown', leave)
    addEventListener('message', listen)
    addEventListener('storage', follow)
    window.navigation?.addEventListener('navigatesuccess', visit)
    for (const change of ['resize', 'scroll']) window.visualViewport?.addEventListener(change, fit)
    host.popover = 'manual'
    host.showPopover?.()
  }

  function toggle() {
    show(!open, true)
  }

  function leave({ key }) {
    if (key === 'Escape' && open) show(false, true)
  }

  function follow({ key, newValue }) {
    if (key !== KEY) return
    token = newValue
    visit()
  }

  function show(shown, focus) {
    open = shown
    if (!frame) {
      frame = document.createElement('iframe')
      frame.title = 'Chat'
      frame.src = `${origin}/widget`
      root.prepend(frame)
    }
    button.ariaExpanded = open
    frame.className = open ? 'open' : ''
    keep('sessionStorage', open ? 'open' : 'hidden')
    if (open) unread(false)
    if (focus) (open ? frame : button).focus()
    say({ parley: 'shown', open, focus })
  }

  function listen({ source, origin: from, data }) {
    if (from === origin && source === frame?.contentWindow) hear(data)
  }

  function hear(data) {
    if (data.parley === 'ready') {
      ready = true
      button.classList.add('ready')
      // What is secret comes through it: a page without an origin, such as a file, cannot be told from any other.
      channel = new MessageChannel()
      channel.port1.onmessage = (event) => hear(event.data)
      visit({}, [channel.port2])
      say({ parley: 'shown', open, focus: document.activeElement === host })
    }
    if (data.parley === 'token') keep('localStorage', (token = data.token))
    if (data.parley === 'hide') show(false, true)
    if (data.parley === 'unread' && !open) unread(true)
  }

  function visit(_, ports) {
    say(
      {
        parley: 'visit',
        token,
        domain,
        page: { url: location.href, title: document.title, referrer: document.referrer },
      },
      ports,
    )
  }

  function say(words, ports) {
    if (ready) frame.contentWindow.postMessage(words, origin, ports)
  }

  function unread(any) {
    button.classList.toggle('unread', any)
    button.ariaLabel = any ? 'Chat, new message' : 'Chat'
  }

  /** On a phone, the frame is as high as what the keyboard leaves. */
  function fit() {
    const { height, scale, offsetTop } = visualViewport
    frame?.style.setProperty('--height', `${height * scale}px`)
    frame?.style.setProperty('--top', `${offsetTop}px`)
  }

  // Where a browser keeps nothing for the page, the chat lasts as long as the page does.
  function kept(storage) {
    try {
      return window[storage].getItem(KEY)
    } catch {}
  }
  function keep(storage, value) {
    try {
      if (value) window[storage].setItem(KEY, value)
      else window[storage].removeItem(KEY)
    } catch {}
  }
})()
