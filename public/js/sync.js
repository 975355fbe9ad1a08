import { attach } from './attach.js'

/**
 * Says whether a page is up to date: live, catching up, offline, or that its session has ended. A page may have several
 * sockets, each with an element that has `data-live`; what is said once holds for all of them, so the worst counts.
 */
const WORDS = { out: 'Signed out', offline: 'Offline', connecting: 'Connecting', catching: 'Catching up', live: 'Live' }
// A socket that opens has caught up in no time, as a rule; only what takes longer is worth saying.
const PATIENCE_MS = 400
const states = new WeakMap()
let unsentWords = ''
let lateTimer

attach('[data-sync]', refreshState)
// A socket goes with its element.
attach('#open, #list', refreshState)

document.addEventListener('parley:outbox', ({ detail }) => {
  unsentWords = detail > 0 ? ` · ${detail} unsent` : ''
  refreshState()
})
// The browser notices before the socket does. One that outlived the loss says so when it is asked: `frames.js`.
addEventListener('offline', () => {
  for (const panel of document.querySelectorAll('[data-live]')) states.set(panel, 'offline')
  refreshState()
})
document.addEventListener('htmx:ws:after:connection', ({ target }) => now(target, 'catching'))
document.addEventListener('parley:live', ({ target }) => now(target, 'live'))
document.addEventListener('htmx:ws:close', ({ target, detail }) => {
  if (detail.reason !== 'removed') now(target, detail.code === 4401 ? 'out' : 'offline')
})

function now(target, state) {
  const panel = target.closest?.('[data-live]')
  if (!panel) return
  states.set(panel, state)
  refreshState()
}

function refreshState() {
  const all = [...document.querySelectorAll('[data-live]')].map((panel) => states.get(panel) ?? 'connecting')
  const state = Object.keys(WORDS).find((one) => all.includes(one)) ?? 'connecting'
  clearTimeout(lateTimer)
  if (state === 'connecting' || state === 'catching') lateTimer = setTimeout(write, PATIENCE_MS, state)
  else write(state)
  for (const label of document.querySelectorAll('[data-sync]')) label.dataset.sync = state
}

function write(state) {
  const words = `${WORDS[state]}${unsentWords}`
  for (const label of document.querySelectorAll('[data-sync]'))
    if (label.textContent !== words) label.textContent = words
}
