import { attach } from './attach.js'

import htmx from './htmx.js'

/**
 * What this agent has seen. A conversation counts as read once its newest message has been on screen, and "Mark unread
 * from here" takes that back. Rows say how far everybody has read; from that comes this agent's number.
 */
const SEEN_AFTER_MS = 400
const me = document.querySelector('[data-agent]')

attach('#rows li[data-turns]', count)
document.addEventListener('parley:row', ({ target }) => count(target))
// Others who have it open are worth a picture; oneself is not.
attach('[data-viewer]', (viewer) => viewer.dataset.viewer === me.dataset.agent && viewer.remove())

attach('.panel--thread message-thread', (thread) => {
  const panel = thread.closest('.panel--thread')
  const scroller = thread.querySelector('[data-log-scroller]')
  const messages = thread.querySelector('#messages')
  let mark = Number(panel.dataset.readMark)
  let timer

  scroller.addEventListener('scroll', look)
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) seeAgain(addedNodes)
    look()
  }).observe(messages, { childList: true })
  thread.look = look
  thread.addEventListener('parley:unread-from', ({ target }) => {
    clearTimeout(timer)
    // What is on screen stays unread until something new comes, or the conversation is opened again.
    mark = newest()
    htmx.ajax('DELETE', `${address()}?seq=${target.dataset.seq}`, { source: thread, target: '#toasts', swap: 'none' })
  })
  seeAgain(messages.children)
  look()

  /** A note that was changed may name this agent since they read it. */
  function seeAgain(all) {
    for (const note of all)
      if (note.querySelector?.('.chip--note ~ .message__edited')) mark = Math.min(mark, note.dataset.seq - 1)
  }

  function look() {
    clearTimeout(timer)
    if (isSeen()) timer = setTimeout(() => isSeen() && tell(newest()), SEEN_AFTER_MS)
  }

  function isSeen() {
    const last = messages.lastElementChild
    if (
      document.hidden ||
      !last ||
      messages.hasAttribute('data-newer') ||
      newest() <= mark ||
      !thread.checkVisibility()
    )
      return false
    return last.getBoundingClientRect().bottom <= scroller.getBoundingClientRect().bottom + 8
  }

  async function tell(seq) {
    const before = mark
    mark = seq
    const reply = await fetch(address(), { method: 'PUT', body: new URLSearchParams({ seq }) }).catch(() => undefined)
    if (reply?.ok) return
    mark = Math.min(mark, before)
    setTimeout(look, 5000)
  }

  function address() {
    return `/conversations/${document.getElementById('open').dataset.open}/read-mark`
  }

  function newest() {
    return Number(messages.lastElementChild?.dataset.seq ?? 0)
  }
})

// One listener: each of a thread's own would keep it in memory.
document.addEventListener('visibilitychange', () => document.querySelector('.panel--thread message-thread')?.look())

function count(row) {
  const { turns, reads = '', at } = row.dataset
  const seen = new Map(reads.split(' ').map((one) => one.split(':'))).get(me.dataset.agent)
  const fresh = seen === undefined ? Number(at) > Number(me.dataset.joined) : true
  const unread = fresh ? Math.max(0, Number(turns) - Number(seen ?? 0)) : 0
  const badge = row.querySelector('[data-unread]')
  const words = unread > 0 ? String(unread) : ''
  if (badge.textContent !== words) badge.textContent = words
  if (unread > 0) badge.setAttribute('aria-label', `${unread} unread`)
  const { classList } = row.querySelector('.row')
  classList.toggle('row--unread', unread > 0)
  classList.toggle('row--mine', row.dataset.agent === me.dataset.agent)
}
