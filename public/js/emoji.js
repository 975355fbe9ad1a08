import '../css/emoji.css'
import { insertText } from './insert.js'

import { attach, toFragment } from './page.js'

/** The emoji above the box: searched by name, walked through with the arrows, written where the caret is. */
attach('[data-emoji]', (button) => {
  const box = button.closest('form').querySelector('textarea')
  const place = document.getElementById(button.getAttribute('aria-controls'))
  const find = (selector) => [...place.querySelectorAll(selector)]
  const shown = () => find('.emoji__one:not([hidden])')

  button.addEventListener('click', () => (place.hidden ? open() : close()))
  // The press that closes must not take the focus first, which closes too, and so open again.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  place.addEventListener('focusout', () => setTimeout(() => place.contains(document.activeElement) || close(false)))
  place.addEventListener('input', narrow)
  place.addEventListener('keydown', steer)
  place.addEventListener('click', ({ target }) => write(target.closest('.emoji__one')))

  async function open() {
    if (place.childElementCount === 0) {
      const reply = await fetch(button.dataset.emoji).catch(() => undefined)
      if (!reply?.ok) return
      place.replaceChildren(toFragment(await reply.text()))
    }
    place.hidden = false
    button.setAttribute('aria-expanded', 'true')
    const [search] = find('input')
    search.value = ''
    narrow()
    search.focus()
  }

  function close(back = true) {
    place.hidden = true
    button.setAttribute('aria-expanded', 'false')
    if (back) box.focus()
  }

  function narrow() {
    const words = place.querySelector('input').value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const one of find('.emoji__one')) {
      const known = `${one.title} ${one.dataset.tags}`
      one.hidden = !words.every((word) => ` ${known}`.includes(` ${word}`))
    }
    for (const group of find('.emoji__group')) group.hidden = !group.querySelector('.emoji__one:not([hidden])')
    place.querySelector('.emoji__none').hidden = shown().length > 0
  }

  function steer(event) {
    const one = event.target.closest('.emoji__one')
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !one) write(shown()[0])
    else if (event.key === 'ArrowDown' && !one) shown()[0]?.focus()
    else if (one && step(one, event.key)) step(one, event.key).focus()
    else return
    event.preventDefault()
    // Nothing else that Escape or an arrow means is meant here.
    event.stopPropagation()
  }

  /** Where an arrow leads: along the row, or to what stands nearest in the next one. */
  function step(one, key) {
    const all = shown()
    const at = all.indexOf(one)
    if (key === 'ArrowRight') return all[at + 1]
    if (key === 'ArrowLeft') return all[at - 1] ?? place.querySelector('input')
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
    const { top, left } = one.getBoundingClientRect()
    const beyond = key === 'ArrowDown' ? all.slice(at + 1) : all.slice(0, at).reverse()
    const rows = beyond.filter((other) => other.getBoundingClientRect().top !== top)
    const next = rows[0]?.getBoundingClientRect().top
    const row = rows.filter((other) => other.getBoundingClientRect().top === next)
    const far = (other) => Math.abs(other.getBoundingClientRect().left - left)
    return row.sort((a, b) => far(a) - far(b))[0] ?? (key === 'ArrowUp' ? place.querySelector('input') : undefined)
  }

  function write(one) {
    if (!one) return
    close()
    insertText(box, one.textContent)
  }
})
