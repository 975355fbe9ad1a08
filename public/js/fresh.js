import htmx from './htmx.js'

/**
 * Elements with `data-fresh="tickets"` are reloaded when tickets have changed, here or elsewhere. A form that somebody
 * is filling in is left alone until they are done.
 */
const AGAIN_MS = 2000
const waitingParts = new Set()

document.addEventListener('parley:changed', ({ detail }) =>
  document.querySelectorAll(`[data-fresh~="${detail}"]`).forEach(refresh),
)
// It has gone since: what is there stays, and says so when it is used.
document.addEventListener('htmx:before:swap', (event) => {
  const { sourceElement, response } = event.detail.ctx
  if (sourceElement?.dataset.fresh && response?.raw.status >= 400) event.preventDefault()
})

function refresh(part) {
  if (waitingParts.has(part)) return
  if (
    !part.querySelector('.htmx-request, details[open]') &&
    ![...part.querySelectorAll('input, textarea, select')].some(isInUse)
  )
    return load(part)
  waitingParts.add(part)
  setTimeout(() => {
    waitingParts.delete(part)
    if (part.isConnected) refresh(part)
  }, AGAIN_MS)
}

function load(part) {
  htmx.ajax('GET', location.pathname + location.search, {
    source: part,
    target: part,
    select: `#${part.id}`,
    swap: 'outerMorph',
  })
}

function isInUse(field) {
  if (field === document.activeElement) return true
  if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected)
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked
}
