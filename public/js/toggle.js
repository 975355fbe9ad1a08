import { sealOf } from './guard.js'

/** A button with `data-toggle="id"` shows and hides that element. Escape hides it again. */
const show = (element, shown) => {
  if (element.hasAttribute('data-drawer')) element.toggleAttribute('data-shown', shown)
  else element.hidden = !shown
  for (const button of document.querySelectorAll(`[data-toggle="${element.id}"][aria-expanded]`)) {
    button.setAttribute('aria-expanded', String(shown))
    if (!shown && element.contains(document.activeElement)) button.focus()
  }
  if (shown) (element.querySelector('input:not([type=hidden]), textarea, select') ?? element).focus()
}
const isShown = (element) =>
  element.hasAttribute('data-drawer') ? element.hasAttribute('data-shown') : !element.hidden

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-toggle]')
  const element = button && document.getElementById(button.dataset.toggle)
  if (element) show(element, !isShown(element))
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const button = document.querySelector('[data-toggle][aria-expanded="true"]')
  const element = button && document.getElementById(button.dataset.toggle)
  if (element) show(element, false)
})
// A form that was saved closes, empty again.
document.addEventListener('htmx:after:request', ({ target, detail }) => {
  if (!target.matches?.('form[data-reset]') || !sealOf(detail.ctx.response) || detail.ctx.response.status >= 300) return
  target.reset()
  show(target, false)
})
