import { attach } from './attach.js'

/** Notices answers that come while the chat is hidden, also those that came while the visitor went to another page. */
const KEY = 'parley.seen'
const ANSWER = ':is([data-author="ai"], [data-author="agent"])'
const ANSWERS = `#messages ${ANSWER}`
let isShown = false
let idInMemory

document.addEventListener('parley:shown', ({ detail }) => {
  isShown = detail
  checkNewest()
})
attach(ANSWERS, checkNewest)
// One that belongs after the old part of the thread that is on the page.
document.addEventListener('parley:beyond', ({ detail: message }) => {
  if (message.matches(ANSWER) && !isShown) document.dispatchEvent(new CustomEvent('parley:unread'))
})

function checkNewest() {
  if (document.querySelector('#messages[data-newer]')) return
  const newest = [...document.querySelectorAll(ANSWERS)].at(-1)?.dataset.messageId ?? ''
  const seen = rememberedId()
  // Where nothing can be kept from page to page, what is there at first counts as seen.
  if (isShown || (newest && seen === undefined)) remember(newest)
  else if (newest && newest !== seen) document.dispatchEvent(new CustomEvent('parley:unread'))
}

function remember(id) {
  idInMemory = id
  try {
    localStorage.setItem(KEY, id)
  } catch {}
}

function rememberedId() {
  try {
    return localStorage.getItem(KEY) ?? idInMemory
  } catch {
    return idInMemory
  }
}
