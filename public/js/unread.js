import { attach } from './attach.js'

/** Notices answers that come while the chat is hidden, also those that came while the visitor went to another page. */
const KEY = 'parley.seen'
const ANSWER = ':is([data-author="ai"], [data-author="agent"])'
const ANSWERS = `#messages ${ANSWER}`
let shown = false
let inMemory

document.addEventListener('parley:shown', ({ detail }) => {
  shown = detail
  look()
})
attach(ANSWERS, look)
// One that belongs after the old part of the thread that is on the page.
document.addEventListener('parley:beyond', ({ detail: message }) => {
  if (message.matches(ANSWER) && !shown) document.dispatchEvent(new CustomEvent('parley:unread'))
})

function look() {
  if (document.querySelector('#messages[data-newer]')) return
  const newest = [...document.querySelectorAll(ANSWERS)].at(-1)?.dataset.messageId ?? ''
  const seen = remembered()
  // Where nothing can be kept from page to page, what is there at first counts as seen.
  if (shown || (newest && seen === undefined)) remember(newest)
  else if (newest && newest !== seen) document.dispatchEvent(new CustomEvent('parley:unread'))
}

function remember(id) {
  inMemory = id
  try {
    localStorage.setItem(KEY, id)
  } catch {}
}

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? inMemory
  } catch {
    return inMemory
  }
}
