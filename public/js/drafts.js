/**
 * What an agent types is kept on the server as they type, a reply and a note for each conversation, and shown on their
 * other pages. What the server could not be told stays in the browser until it can. They may have begun before this came.
 */
;(() => {
  const PAUSE_MS = 400
  const me = document.querySelector('[data-agent]')?.dataset.agent

  parley.attach('[data-draft][data-composer]', (form) => {
    const text = form.querySelector('textarea')
    const words = { agent: '', note: '' }
    const told = { agent: '', note: '' }
    let mode = form.elements.author.value
    let timer
    let telling = false

    words[mode] = text.value
    form.draft = { take, tell, keep }
    text.addEventListener('input', () => {
      words[mode] = text.value
      soon()
    })
    form.addEventListener('change', ({ target }) => {
      if (target.name !== 'author') return
      mode = target.value
      fill()
      text.focus()
    })

    /** What the server has: with the page at first, and then what another page of this agent has told it. */
    function take({ draft: author, body, page }) {
      if (page === parley.outbox.page) return
      // Typed here and not told yet: this is newer.
      const local = page === undefined ? words[author] || keepLocally('getItem', author) : null
      if (page !== undefined && words[author] !== told[author]) return
      told[author] = body
      words[author] = local ?? body
      if (author === mode) fill()
      // It may have been told after all, and only the answer was lost.
      if (local === body) keepLocally('removeItem', author)
      else if (local !== null) soon()
    }

    function soon() {
      clearTimeout(timer)
      timer = setTimeout(tell, PAUSE_MS)
    }

    function fill() {
      if (text.value === words[mode]) return
      text.value = words[mode]
      form.dispatchEvent(new CustomEvent('parley:filled'))
    }

    async function tell() {
      const author = ['agent', 'note'].find((one) => words[one] !== told[one])
      if (!author) return
      // On a slow connection the page may be gone before this one's turn comes.
      if (telling) return keep()
      telling = true
      const body = words[author]
      const fields = new URLSearchParams({ author, body, page: parley.outbox.page })
      const reply = await fetch(form.dataset.draft, { method: 'PUT', body: fields, keepalive: true }).catch(
        () => undefined,
      )
      telling = false
      if (!reply?.ok) return keepLocally('setItem', author)
      told[author] = body
      keepLocally('removeItem', author)
      tell()
    }

    function keep() {
      for (const author of ['agent', 'note']) if (words[author] !== told[author]) keepLocally('setItem', author)
    }

    /** Where a browser keeps nothing for the page, the words are on the server alone. */
    function keepLocally(act, author) {
      try {
        return localStorage[act](keyOf(author), words[author])
      } catch {
        return null
      }
    }

    function keyOf(author) {
      return `parley.draft ${me} ${form.dataset.draft} ${author}`
    }
  })

  parley.attach('template[data-draft]', (draft) => draft.closest('form').draft.take(draft.dataset))
  // A page that is left has no time for a pause.
  for (const sign of ['visibilitychange', 'pagehide', 'parley:live'])
    addEventListener(sign, () => document.querySelector('[data-draft][data-composer]')?.draft.tell())
  // An agent who has to sign in leaves before the answer arrives.
  window.navigation?.addEventListener('navigate', ({ destination }) => {
    if (destination.url.includes('/session/new?')) document.querySelector('[data-draft][data-composer]')?.draft.keep()
  })
})()
