import { attach } from './page.js'

/**
 * Goes from message to message that holds the words, beginning with the newest, wherever in the thread it is, and marks
 * the words in what is shown. Enter and ↑ lead to earlier ones, Shift+Enter and ↓ to later ones.
 */
attach('[data-thread-search]', (bar) => {
  const thread = bar.parentElement.querySelector('message-thread')
  const messages = thread.querySelector('#messages')
  const form = bar.querySelector('form')
  const input = bar.querySelector('input')
  const steps = bar.querySelectorAll('[data-hit]')
  let hits = []
  let at = 0
  /** The words that the messages shown were found with. */
  let searched
  let waiting = false

  form.addEventListener('htmx:after:swap', () => {
    const found = bar.querySelector('[data-hits]')
    const before = hits[at]
    hits = found?.dataset.hits.split(' ').filter(Boolean) ?? []
    searched = input.value
    at = Math.max(0, hits.indexOf(before))
    for (const step of steps) step.disabled = hits.length === 0
    waiting = false
    paint()
    if (hits.length > 0) go(0)
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  input.addEventListener('keydown', (event) => {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    // What is typed is still being looked for; its newest message comes by itself.
    if (input.value === searched) go(step)
  })
  for (const step of steps) step.addEventListener('click', () => go(Number(step.dataset.hit)))
  new MutationObserver(paint).observe(messages, { childList: true })
  new MutationObserver(paint).observe(bar, { attributeFilter: ['hidden'] })
  paint()

  function go(step) {
    if (hits.length === 0) return
    at = (at + step + hits.length) % hits.length
    const found = bar.querySelector('[data-hits]')
    found.textContent = `${at + 1} of ${hits.length}${found.hasAttribute('data-more') ? '+' : ''}`
    thread.goTo(hits[at])
  }

  /** Without touching the messages: what is painted is no element. */
  function paint() {
    if (waiting || !window.Highlight) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      CSS.highlights.delete('found')
      const { words = '', beginning } = bar.querySelector('[data-hits]')?.dataset ?? {}
      const wanted = new Set(words.split(' ').filter(Boolean))
      const ranges = bar.hidden || wanted.size === 0 ? [] : rangesOf(wanted, beginning)
      if (ranges.length > 0) CSS.highlights.set('found', new Highlight(...ranges))
    })
  }

  function rangesOf(wanted, beginning) {
    const ranges = []
    for (const bubble of messages.querySelectorAll('.bubble')) {
      const texts = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
          const plain = folded(word)
          if (!wanted.has(plain) && !(beginning && plain.startsWith(beginning))) continue
          const range = document.createRange()
          range.setStart(text, index)
          range.setEnd(text, index + word.length)
          ranges.push(range)
        }
      }
    }
    return ranges
  }

  /** As the server compares words. */
  function folded(word) {
    return word
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]+/g, '')
      .toLowerCase()
      .replaceAll('ς', 'σ')
  }
})
