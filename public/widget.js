/** Parley's chat on any page: a button in the corner, and a frame behind it that is not loaded before it is opened. */
;(() => {
  const { origin } = new URL(document.currentScript.src)
  const KEY = `parley ${origin}`
  const STYLES = `
:host{all:initial;color-scheme:light dark;--accent:light-dark(#4353c9,#9aa6ff);--on:light-dark(#fff,#14172b)}
button,iframe{position:fixed;z-index:2147483647;inset:auto 20px 20px auto;border:0}
button{width:56px;height:56px;border-radius:50%;background:var(--accent);box-shadow:0 4px 16px #0004;cursor:pointer;forced-color-adjust:none}
button:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
button::before{content:"";position:absolute;inset:16px;background:var(--on);clip-path:path(evenodd,"M2 11a10 9 0 1 1 5.5 8L1 22l2.5-6A9 9 0 0 1 2 11zM6 11a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0zm4.4 0a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0zm4.4 0a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0z")}
button[aria-expanded=true]::before{clip-path:path("M3 9.5 5 7.5l7 7 7-7 2 2-9 9z")}
.unread::after{content:"";position:absolute;inset:0 0 auto auto;width:14px;height:14px;border:2px solid var(--on);border-radius:50%;background:#e5383f}
iframe{bottom:88px;width:384px;height:min(640px,100vh - 108px);border-radius:18px;background:light-dark(#fff,#1b1d24);box-shadow:0 12px 48px #0004;visibility:hidden;opacity:0;translate:0 8px;transition:.16s}
.open{visibility:visible;opacity:1;translate:0}
@media(width<=480px),(height<=480px){iframe{inset:var(--top,0) 0 auto;width:100%;height:var(--height,100%);border-radius:0}button[aria-expanded=true]{visibility:hidden}}
@media(prefers-reduced-motion){iframe{transition:none}}`

  const host = document.createElement('div')
  const button = document.createElement('button')
  let frame
  let ready
  let open = false
  let token = kept('localStorage')

  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)

  function start() {
    const root = host.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(STYLES)
    root.adoptedStyleSheets = [sheet]
    button.ariaExpanded = open
    unread(false)
    root.append(button)
    document.body.append(host)

    button.addEventListener('click', () => show(!open, true))
    host.addEventListener('keydown', ({ key }) => key === 'Escape' && open && show(false, true))
    addEventListener('message', listen)
    addEventListener('storage', ({ key, newValue }) => {
      if (key !== KEY) return
      token = newValue
      visit()
    })
    window.navigation?.addEventListener('navigatesuccess', visit)
    for (const change of ['resize', 'scroll']) window.visualViewport?.addEventListener(change, fit)

    // Who has opened the chat finds it as they left it on the next page; what covers a whole phone stays hidden.
    const before = kept('sessionStorage')
    if (before) show(before === 'open' && innerWidth > 480, false)
  }

  function show(shown, focus) {
    open = shown
    if (!frame) {
      frame = document.createElement('iframe')
      frame.title = 'Chat'
      frame.src = `${origin}/widget`
      button.after(frame)
    }
    button.ariaExpanded = open
    frame.className = open ? 'open' : ''
    keep('sessionStorage', open ? 'open' : 'hidden')
    if (open) unread(false)
    if (focus) (open ? frame : button).focus()
    say({ parley: 'shown', open, focus })
  }

  function listen({ source, origin: from, data }) {
    if (from !== origin || source !== frame?.contentWindow) return
    if (data.parley === 'ready') {
      ready = true
      visit()
      say({ parley: 'shown', open, focus: document.activeElement === host })
    }
    if (data.parley === 'token') keep('localStorage', (token = data.token))
    if (data.parley === 'hide') show(false, true)
    if (data.parley === 'unread' && !open) unread(true)
  }

  function visit() {
    say({ parley: 'visit', token, page: { url: location.href, title: document.title, referrer: document.referrer } })
  }

  function say(words) {
    if (ready) frame.contentWindow.postMessage(words, origin)
  }

  function unread(any) {
    button.className = any ? 'unread' : ''
    button.ariaLabel = any ? 'Chat, new message' : 'Chat'
  }

  /** On a phone, the frame is as high as what the keyboard leaves. */
  function fit() {
    const { height, scale, offsetTop } = visualViewport
    host.style.setProperty('--height', `${height * scale}px`)
    host.style.setProperty('--top', `${offsetTop}px`)
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
