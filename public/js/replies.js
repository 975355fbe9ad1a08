/**
 * Saved replies, and in a note the colleagues to mention: `/` or `@` at the beginning of a word opens them above the box,
 * what follows narrows them down, and what is chosen takes its place. The button in the bar opens the replies too.
 */
parley.attach('[data-replies]', (button) => {
  const form = button.closest('form')
  const text = form.querySelector('textarea')
  const place = document.getElementById(button.getAttribute('aria-controls'))
  // What stands before the caret: a slash or an at, and of the shortcut, the words or the name what has been typed.
  const BEGUN = /(?:^|\s)([/@])([\p{L}\p{N}_-]*)$/u
  let shown = []
  let chosen
  let loading
  let asked = 0
  // Escape closes the list until a new `/` is typed.
  let dismissed = -1

  text.setAttribute('aria-haspopup', 'listbox')
  text.setAttribute('aria-autocomplete', 'list')
  text.addEventListener('input', look)
  text.addEventListener('click', look)
  text.addEventListener('blur', () => setTimeout(() => form.contains(document.activeElement) || close()))
  // Other words are in the box: those of a note, or of another page.
  form.addEventListener('parley:filled', () => {
    dismissed = -1
    close()
  })
  // Before the composer, which would send.
  form.addEventListener('keydown', steer, true)
  place.addEventListener('mousedown', (event) => event.target.closest('[role=option]') && event.preventDefault())
  place.addEventListener('click', (event) => {
    const option = event.target.closest('[role=option]')
    if (option) write(option)
  })
  button.addEventListener('click', async () => {
    if (!place.hidden) return close()
    await open('')
    text.focus()
  })

  function typed() {
    const match = text.selectionStart === text.selectionEnd && BEGUN.exec(text.value.slice(0, text.selectionStart))
    if (!match || (match[1] === '@' && !form.matches('.composer--note'))) return
    return { sign: match[1], from: text.selectionStart - match[2].length - 1, words: match[2].toLowerCase() }
  }

  async function look() {
    const begun = typed()
    if (!begun) dismissed = -1
    if (!begun || begun.from === dismissed) return close()
    await open(begun.words)
  }

  async function open(words) {
    const turn = ++asked
    if (place.hidden) {
      loading ??= load()
      const html = await loading
      // The agent has typed on, chosen one or closed the list in the meantime.
      if (!html || turn !== asked) return
      place.replaceChildren(parley.fragment(html))
      place.hidden = false
      button.setAttribute('aria-expanded', 'true')
      text.setAttribute('aria-controls', 'reply-choices')
    }
    narrow(words)
  }

  async function load() {
    const { replies, colleagues } = button.dataset
    const reply = await fetch(typed()?.sign === '@' ? colleagues : replies).catch(() => undefined)
    if (reply?.ok) return reply.text()
    loading = undefined
  }

  function narrow(words) {
    const options = [...place.querySelectorAll('[role=option]')]
    const rank = ({ dataset }) =>
      dataset.shortcut.startsWith(words)
        ? 0
        : dataset.shortcut.includes(words)
          ? 1
          : dataset.body.toLowerCase().includes(words)
            ? 2
            : 3
    for (const option of options) option.hidden = rank(option) === 3
    shown = options.filter((option) => !option.hidden).sort((a, b) => rank(a) - rank(b))
    for (const option of shown) option.parentElement.append(option)
    if (options.length > 0) place.querySelector('.replies__none').hidden = shown.length > 0
    choose(shown[0])
  }

  function choose(option) {
    chosen?.setAttribute('aria-selected', 'false')
    chosen = option
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option) text.setAttribute('aria-activedescendant', option.id)
    else text.removeAttribute('aria-activedescendant')
  }

  function steer(event) {
    if (place.hidden) return
    if (event.key === 'Escape') {
      dismissed = typed()?.from ?? -1
      close()
      text.focus()
    } else if (event.target !== text || shown.length === 0) return
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      choose(shown.at((shown.indexOf(chosen) + (event.key === 'ArrowDown' ? 1 : -1)) % shown.length))
    else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && !event.shiftKey)) write(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function write(option) {
    const begun = typed()
    text.focus()
    if (begun) text.setSelectionRange(begun.from, text.selectionStart)
    parley.insert(text, option.dataset.body)
    close()
  }

  function close() {
    asked++
    loading = undefined
    place.hidden = true
    place.textContent = ''
    button.setAttribute('aria-expanded', 'false')
    for (const name of ['aria-controls', 'aria-activedescendant']) text.removeAttribute(name)
    shown = []
    chosen = undefined
  }
})
