import { attach, htmx, loadScript, notify, sealOf, toFragment } from './page.js'

/**
 * What an agent has typed or chosen in any form, and not saved, is kept in this tab, and is there again after a reload, a
 * lost session, or a server that was away. It is forgotten once it is saved, given up or a day old, when the agent signs
 * out, and when anybody else signs in. Passwords and files are not kept; the composer has drafts of its own.
 */
const KEY = 'parley.forms'
const MOST = 20
const DAY_MS = 24 * 60 * 60 * 1000
const VERBS = ['hx-post', 'hx-put', 'hx-patch', 'hx-get', 'action']
const me = document.querySelector('[data-forms-of]').dataset.formsOf
const restoredForms = new WeakSet()
/** The server is not there at the moment, or wants somebody to sign in: what was asked for is still to be done. */
const LATER = [401, 408, 429, 502, 503, 504]
const toggleOf = ({ id }) => id && document.querySelector(`[data-toggle="${id}"][aria-expanded]`)

for (const sign of ['input', 'change']) document.addEventListener(sign, ({ target }) => saveForm(target.form), true)
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button')
  if (button?.form && (button.matches('[data-editor-cancel]') || button.dataset.toggle === button.form.id))
    forget(button.form)
})
// Signing out asks on a page of its own what becomes of open chats.
document.addEventListener(
  'submit',
  ({ target }) => target.matches('[action="/session/departure"]') && update(() => ({})),
)
document.addEventListener('keydown', ({ key, target }) => {
  if (key === 'Escape' && target.form?.matches('[data-editor], [data-reset]')) forget(target.form)
})
// Whether it arrived may never be known: the key comes back with the words, so that a second try makes no second thing.
document.addEventListener(
  'htmx:before:request',
  ({ detail: { ctx } }) => ctx.request.form?.elements.key && saveForm(ctx.request.form, true),
)
document.addEventListener('htmx:after:request', ({ detail: { ctx } }) => {
  const { response, request, sourceElement } = ctx
  const form = sourceElement.closest('form')
  const done = response.status < 300 && sealOf(response)
  if (request.method === 'DELETE' && response.headers.get('HX-Redirect') === '/session/new') update(() => ({}))
  // A search or a choice that is refused once would be refused with each page from now on.
  else if (form && (done || (isAutomatic(form) && !LATER.includes(response.status)))) forget(form)
  else if (response.status >= 400 && !LATER.includes(response.status)) tooLate(request.action)
})
document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  const form = ctx.sourceElement.closest('form')
  // What was typed while it was being saved is not saved; and what was refused as saved before has another key by now.
  const { status } = ctx.response ?? {}
  if (form?.isConnected && (status < 300 || status === 409) && !ctx.hx.redirect && !isSearch(form))
    saveForm(form, status === 409)
  // A page that answers one form knows nothing of what was begun in the others.
  for (const other of ctx.target?.querySelectorAll?.('form') ?? [])
    if (other !== form && savedForms()[nameOf(other)]) reveal(other)
})

// After htmx has found it, since some forms are sent with each change.
attach('form', (form) => setTimeout(restore, 0, form))
attach('[data-composer]', reopenEditors)
// Keeps what was typed until this was loaded, and removes what another agent left.
const startedForm = document.activeElement?.form
if (startedForm && !isSearch(startedForm) && !savedForms()[nameOf(startedForm)]) saveForm(startedForm)
update((mine) => mine)

function saveForm(form, anyway) {
  const name = nameOf(form)
  if (!name) return
  const before = savedForms()[name]?.fields ?? {}
  const typed = fieldsOf(form).filter((field) => isChanged(field) || idOf(field) in before)
  if (typed.length === 0 && !anyway) return
  const fields = Object.fromEntries(typed.map((field) => [idOf(field), isChoice(field) ? field.checked : field.value]))
  const newest = Object.entries(savedForms()).sort(([, a], [, b]) => b.at - a.at)
  update(() => ({
    ...Object.fromEntries(newest.slice(0, MOST - 1)),
    [name]: { at: Date.now(), key: form.elements.key?.value, fields },
  }))
}

function forget(form) {
  restoredForms.delete(form)
  form.querySelector('[data-kept]')?.remove()
  update(({ [nameOf(form)]: _, ...others }) => others)
}

function restore(form) {
  const { key, fields } = savedForms()[nameOf(form)] ?? {}
  if (!fields) return
  if (key && form.elements.key) form.elements.key.value = key
  const back = fieldsOf(form).filter((field) => idOf(field) in fields)
  if (back.length === 0) return
  for (const field of back) field[isChoice(field) ? 'checked' : 'value'] = fields[idOf(field)]
  restoredForms.add(form)
  reveal(form)
  // Searches go on, and what is saved with each change is saved.
  for (const field of back)
    for (const sign of ['input', 'change']) field.dispatchEvent(new Event(sign, { bubbles: true }))
}

function reveal(form) {
  for (let box = form; box; box = box.parentElement) show(box)
  if (restoredForms.has(form) && !isAutomatic(form) && !form.querySelector('[data-kept]')) form.append(note(form))
}

function show(box) {
  if (box instanceof HTMLDetailsElement) box.open = true
  if (!box.hidden) return
  box.hidden = false
  toggleOf(box)?.setAttribute('aria-expanded', 'true')
}

function note(form) {
  const note = toFragment(
    '<p class=card__none role=status data-kept>Your unsaved changes are back. <button type=button class=link>Discard</button></p>',
  )
  note.querySelector('button').addEventListener('click', () => {
    form.reset()
    forget(form)
  })
  return note
}

/** A message that was being edited has its editor only once that is asked for. */
function reopenEditors(composer) {
  const address = `${composer.getAttribute('action')}/`
  for (const name of Object.keys(savedForms())) {
    const [, id] = name.split(`hx-patch ${address}`)
    const place = id && document.querySelector(`[data-message-id="${id}"] :is(.bubble, .files)`)
    const menu = document.getElementById('message-menu')
    if (!place || !menu) continue
    loadScript(menu.dataset.script)
    htmx.ajax('GET', `${address}${id}/editor`, { source: place, target: place, swap: 'beforebegin' })
  }
}

/** The time to change a message is over: an agent who was editing it is told, and gets their text back. */
function tooLate(address) {
  const { [address.replace(/^(.*)\/editor$/, 'hx-patch $1')]: late, ...others } = savedForms()
  if (!late) return
  update(() => others)
  notify(`This message can no longer be edited. You had written: ${late.fields.body}`)
}

/** What tells a form from all others, on this page and later. */
function nameOf(form) {
  const verb =
    form &&
    !form.closest('[data-composer], [action^="/session"], dialog') &&
    VERBS.find((one) => form.hasAttribute(one))
  return verb && `${verb} ${form.getAttribute(verb)}`
}

function isSearch(form) {
  return form.matches('[hx-get], [action]:not([method])')
}

function isAutomatic(form) {
  return isSearch(form) || form.hasAttribute('hx-trigger')
}

function fieldsOf(form) {
  return [...form.elements].filter(
    ({ name, type }) => name && /^(text|search|email|url|tel|number|date|checkbox|radio|select|textarea)/.test(type),
  )
}

function idOf({ name, type, value }) {
  return isChoice({ type }) ? `${name}=${value}` : name
}

function isChoice({ type }) {
  return type === 'checkbox' || type === 'radio'
}

function isChanged(field) {
  if (isChoice(field)) return field.checked !== field.defaultChecked
  if (field.options)
    return field.value !== ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value
  return field.value !== field.defaultValue
}

function savedForms() {
  try {
    const { agent, forms } = JSON.parse(sessionStorage.getItem(KEY))
    const young = Object.entries(forms).filter(([, { at }]) => Date.now() - at < DAY_MS)
    return agent === me ? Object.fromEntries(young) : {}
  } catch {
    return {}
  }
}

/** Where a browser keeps nothing for the page, or has no room, the words are in the form alone. */
function update(change) {
  const forms = change(savedForms())
  try {
    if (Object.keys(forms).length > 0) sessionStorage.setItem(KEY, JSON.stringify({ agent: me, forms }))
    else sessionStorage.removeItem(KEY)
  } catch {}
}
