import { attach } from './attach.js'

import { isKnown, zone } from './zone.js'

/**
 * The filters of the list: `/` goes to the search and Escape empties it; what is set is visible and can be cleared; the
 * tabs choose a handoff state.
 */
const form = () => document.getElementById('filters')
const query = () => document.getElementById('list')?.dataset.query ?? ''

attach('[data-filters]', (filters) => {
  follow()
  filters.addEventListener('input', follow)
  filters.addEventListener('change', follow)
  // The typed text has already been searched for; leaving the field must not search again.
  filters.addEventListener('change', (event) => event.target.id === 'search' && event.stopPropagation(), {
    capture: true,
  })
})

attach('#list', () => {
  follow()
  document.querySelectorAll('[data-save-view]').forEach(prepareSave)
  document.querySelectorAll('.thread__back').forEach(lead)
})
attach('[data-save-view]', prepareSave)
attach('.thread__back', lead)

// The first page came before the server knew the zone. Where it knows it by another name, it must not be asked again.
const ask = () => {
  const assumed = document.getElementById('list')?.dataset.zone
  if (assumed && assumed !== zone && !isKnown) submitChange()
}
document.addEventListener('htmx:after:process', ask, { once: true })

document.addEventListener('keydown', (event) => {
  const search = document.getElementById('search')
  if (!search || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === '/' && !event.target.matches('input, textarea, select, [contenteditable]')) {
    event.preventDefault()
    search.focus()
    search.select()
  }
  if (event.key === 'ArrowDown' && event.target === search) {
    event.preventDefault()
    document.querySelector('#list .row')?.focus()
  }
  if (event.key !== 'Escape' || event.target !== search) return
  event.preventDefault()
  if (search.value === '') return search.blur()
  search.value = ''
  search.dispatchEvent(new Event('input', { bubbles: true }))
})

// The toggles belong to the form and stand elsewhere.
document.addEventListener('change', ({ target }) => target.matches('[form="filters"]') && submitChange())

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  const link = event.target.closest?.('[data-status], [data-loosen]')
  if (!link || !form()) return
  event.preventDefault()
  if (link.dataset.status) form().elements.control.value = link.dataset.status
  else clear(form().elements[link.dataset.loosen])
  submitChange()
})

document.addEventListener('submit', ({ target }) => {
  if (target.id !== 'clear') return
  for (const field of form().elements) if (field.name) clear(field)
  follow()
  form().elements.q.focus()
})

/** A saved view holds the filters that the list shows. */
function prepareSave(save) {
  save.querySelector('[name="query"]').value = query()
}

/** The way back to the list leads to the one that was left. */
function lead(link) {
  link.search = query()
}

function submitChange() {
  form().dispatchEvent(new Event('change', { bubbles: true }))
}

function clear(field) {
  if (field.type === 'checkbox') field.checked = false
  else field.value = field.type === 'search' ? '' : 'all'
}

function follow() {
  const fields = [...form().elements].filter(({ name }) => name)
  for (const field of fields) field.toggleAttribute('data-on', isSet(field))
  document.querySelector('[form="clear"]').disabled = !fields.some(isSet)
}

function isSet(field) {
  if (field.type === 'checkbox') return field.checked
  return field.type === 'search' ? field.value.trim() !== '' : field.value !== 'all'
}
