import { attach } from './attach.js'

/** Shows that somebody on the other side is typing. Nothing said for some seconds means that they stopped. */
const GONE_AFTER_MS = 7000
const me = document.querySelector('[data-agent]')?.dataset.agent

attach('[data-typing]', (sign) => {
  if (sign.dataset.typing === me) return sign.remove()
  setTimeout(() => sign.remove(), GONE_AFTER_MS)
})
// What they were typing has come.
attach('#messages .message', ({ dataset: { author, agent } }) => {
  document.getElementById(`typing-${author === 'visitor' ? author : agent}`)?.remove()
})
