import '../css/editor.css'

import { attach, htmx, notify, serverTime } from './page.js'

/** What can be done with a message: change it or take it back while that is possible, mark unread from it, link to it. */
const SURE_MS = 4000
// Messages say whose they are in the same way, and this may be loaded after them.
const me = document.querySelector('main[data-agent]')?.dataset.agent
let message
let opener
/** The message whose change is under way. */
let editedMessageId

document.addEventListener('click', (event) => {
  const more = event.target.closest('[data-message-more]')
  if (more) open(more)
  const item = event.target.closest('[data-menu]')
  if (item) choose(item)
  const cancel = event.target.closest('[data-editor-cancel]')
  if (cancel) close(cancel.closest('[data-editor]'))
})
document.addEventListener('keydown', (event) => {
  const item = event.target.closest?.('[data-menu]')
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!item || !step) return
  event.preventDefault()
  const items = [...menu().querySelectorAll('[data-menu]:not([hidden])')]
  items.at((items.indexOf(item) + step) % items.length).focus()
})

function menu() {
  return document.getElementById('message-menu')
}

function open(more) {
  opener = more
  message = more.closest('.message')
  const { author, agent, at } = message.dataset
  const own = me ? agent === me : author === 'visitor'
  const changeable =
    own && !message.matches('.message--deleted') && serverTime() - at < menu().dataset.changeable * 60_000
  for (const name of ['edit', 'delete']) item(name).hidden = !changeable
  if (item('none')) item('none').hidden = changeable
  item('text').hidden = !message.querySelector('.bubble:not(.bubble--gone)')
  item('delete').querySelector('[data-menu-words]').textContent = 'Delete'
  menu().togglePopover(true)
  const [from, box] = [more, menu()].map((one) => one.getBoundingClientRect())
  const left = from.left + box.width > innerWidth - 8 ? from.right - box.width : from.left
  const top = from.bottom + box.height > innerHeight - 8 ? from.top - box.height : from.bottom
  // Through the object model, which the content security policy allows.
  Object.assign(menu().style, { left: `${Math.max(8, left)}px`, top: `${top}px` })
  menu().querySelector('[data-menu]:not([hidden])').focus()
}

function choose(pressedItem) {
  const { menu: name } = pressedItem.dataset
  if (name === 'none' || (name === 'delete' && !sure(pressedItem))) return
  menu().hidePopover()
  // It may have changed since the menu was opened.
  message = document.getElementById(message.id) ?? message
  ;({ edit, delete: takeBack, unread, link, text })[name]()
}

function item(name) {
  return menu().querySelector(`[data-menu="${name}"]`)
}

/** What cannot be undone is asked twice. */
function sure(button) {
  const words = button.querySelector('[data-menu-words]')
  if (words.textContent !== 'Delete') return true
  words.textContent = 'Really delete?'
  setTimeout(() => {
    words.textContent = 'Delete'
  }, SURE_MS)
  return false
}

function address() {
  const form = document.querySelector('[data-composer]')
  return `${form.getAttribute('action')}/${message.dataset.messageId}`
}

function takeBack() {
  editedMessageId = message.id
  htmx.ajax('DELETE', address(), { source: opener, target: '#toasts', swap: 'none' })
}

function unread() {
  message.dispatchEvent(new CustomEvent('parley:unread-from', { bubbles: true }))
}

function link() {
  const { origin, pathname } = location
  copy(`${origin}${pathname}?at=${message.dataset.seq}`)
}

function text() {
  // biome-ignore lint/performance/useDomNodeTextContent: lines end where they are seen to end
  copy(message.querySelector('.bubble').innerText)
}

/** Without https, and in a frame that may not, there is only the old way; where that fails too, people can still do it. */
async function copy(words) {
  const copied = await navigator.clipboard?.writeText(words).then(
    () => true,
    () => false,
  )
  if (copied || copyBySelecting(words)) return notify('Copied')
  const shown = document.createElement('span')
  shown.textContent = words
  notify('Copy it from here: ').firstChild.append(shown)
  getSelection().selectAllChildren(shown)
}

function copyBySelecting(words) {
  const box = document.createElement('textarea')
  box.className = 'unseen'
  box.value = words
  opener.after(box)
  box.select()
  const copied = document.execCommand('copy')
  box.remove()
  opener.focus({ preventScroll: true })
  return copied
}

async function edit() {
  const place = message.querySelector('.bubble, .files')
  await htmx.ajax('GET', `${address()}/editor`, { source: opener, target: place, swap: 'beforebegin' })
}

attach('[data-editor]', (editor) => {
  const text = editor.querySelector('textarea')
  editor.nextElementSibling.hidden = editor.nextElementSibling.matches('.bubble')
  text.focus()
  text.setSelectionRange(text.value.length, text.value.length)
  // Before htmx sends it.
  editor.addEventListener(
    'submit',
    (event) => {
      editedMessageId = editor.closest('.message').id
      if (text.value !== text.defaultValue) return
      event.preventDefault()
      event.stopImmediatePropagation()
      close(editor)
    },
    true,
  )
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close(editor)
    else if (event.key !== 'Enter' || event.shiftKey) return
    else editor.requestSubmit()
    event.preventDefault()
    event.stopPropagation()
  })
})

// Keyboard users continue from the message that they changed.
attach('#messages .message', (fresh) => {
  if (fresh.id !== editedMessageId) return
  editedMessageId = undefined
  if (document.activeElement === document.body)
    (fresh.querySelector('[data-message-more]') ?? document.querySelector('[data-composer] textarea')).focus()
})

function close(editor) {
  const more = editor.closest('.message').querySelector('[data-message-more]')
  editor.nextElementSibling.hidden = false
  editor.remove()
  more?.focus()
}
