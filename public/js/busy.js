import { notify, sealOf } from './guard.js'

/**
 * Shows that a request is under way: `data-busy` on the page, and `aria-busy` on the form or button that sent it,
 * which cannot be sent again until the reply comes. If the server cannot be reached, says so and what to do.
 */
const STOPPED_MS = 5000
const page = document.documentElement
const openRequests = new Set()
const onRequest = (step, act) =>
  document.addEventListener(`htmx:${step}:request`, (event) => act(event.detail.ctx, event))
const isTracked = ({ sourceElement }) => sourceElement.matches('form, button, input, select, #rows')

onRequest('config', ({ sourceElement, sourceEvent }, event) => {
  // What is chosen in the meantime is sent afterwards.
  if (/submit|click/.test(sourceEvent.type) && sourceElement.ariaBusy) event.preventDefault()
})
onRequest('before', (ctx) => {
  if (!isTracked(ctx)) return
  openRequests.add(ctx)
  page.dataset.busy = 'true'
  if (ctx.request.method !== 'GET') ctx.sourceElement.ariaBusy = 'true'
})
onRequest('finally', (ctx) => {
  // Where that is all, another page is on its way.
  if (!openRequests.delete(ctx) || ctx.hx?.redirect) return
  const { response, sourceElement } = ctx
  const key = sourceElement.elements?.key
  // A form that has done what it was for, or is told that it had before, makes something new next time.
  if (key && response && sealOf(response) && (response.status < 300 || response.status === 409)) {
    key.value = key.value.slice(0, 24) + Date.now().toString(16).padStart(12, 0)
  }
  sourceElement.ariaBusy = null
  if (openRequests.size === 0) delete page.dataset.busy
})
document.addEventListener('htmx:error', ({ detail: { ctx } }) => {
  if (ctx && isTracked(ctx) && !ctx.response) notify('No connection. Try again.')
})

// Without htmx, the browser goes to another page; where somebody stops that, the form can be sent again.
document.addEventListener('submit', (event) => {
  const { target, defaultPrevented } = event
  if (defaultPrevented) return
  if (target.ariaBusy) event.preventDefault()
  target.ariaBusy = 'true'
  setTimeout(() => {
    target.ariaBusy = null
  }, STOPPED_MS)
})
addEventListener('beforeunload', () => {
  page.dataset.busy = 'true'
  // It may have been a file, and this page stays.
  setTimeout(() => delete page.dataset.busy, STOPPED_MS)
})
