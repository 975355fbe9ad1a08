import { attach, htmx } from './page.js'

/**
 * The middle of the inbox while no conversation is open: it is reloaded when what there is to do has changed, at most
 * once a second.
 */
const EVERY_MS = 1000
let timer
let reloadAgain = false
let isTakingNext = false

document.addEventListener(
  'htmx:ws:before:message:incoming',
  ({ detail }) => detail.message.data.startsWith('{"overview"') && reload(),
)
// What changed while there was no connection.
document.addEventListener('htmx:ws:close', () => {
  reloadAgain = true
})
document.addEventListener('parley:live', () => reloadAgain && reload())
// Who was taken is answered next.
document.addEventListener('click', ({ target }) => {
  isTakingNext = Boolean(target.closest?.('[data-take-next]'))
})
attach(
  '#open[data-open]',
  (open) => isTakingNext && requestAnimationFrame(() => open.querySelector('[data-composer] textarea')?.focus()),
)

// What changed while this was on its way.
reload()

function reload() {
  reloadAgain = Boolean(timer)
  const pane = document.querySelector('[data-pane]')
  if (reloadAgain || !pane) return
  htmx.ajax('GET', '/conversations/pane', { source: pane, target: pane, swap: 'outerHTML' })
  timer = setTimeout(() => {
    timer = undefined
    if (reloadAgain) reload()
  }, EVERY_MS)
}
