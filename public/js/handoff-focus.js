import { attach } from './attach.js'

/**
 * After a step of the handoff the focus goes where the work goes on: into the composer once this agent may write, and
 * until then to the next step. If the agent has moved on to something else, the focus stays there.
 */
const REMEMBERED_MS = 10_000
let step
let pressedAt

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('[hx-post*="/handoff"]')
  if (!button) return
  step = button.getAttribute('hx-post')
  pressedAt = performance.now()
})
// It comes with the reply and with a frame, whichever is first, and before the box is open.
attach('#composer-state', () => setTimeout(moveFocus))

function moveFocus() {
  const form = document.querySelector('[data-composer]')
  const { activeElement: at } = document
  const free = at === document.body || at.matches('#handoff *, .composer__state *')
  if (
    !form ||
    !step?.startsWith(form.getAttribute('action').replace('messages', '')) ||
    performance.now() - pressedAt > REMEMBERED_MS ||
    !free
  )
    return
  const box = form.querySelector('textarea')
  if (form.querySelector('[data-may-send="true"]')) {
    step = undefined
    box.focus()
  } else document.querySelector('#handoff [hx-post]')?.focus()
}
