import '../css/viewer-tokens.css'
import '../css/viewer.css'

import { access, toFragment, viewer } from './page.js'

/** Shows a picture of the thread in full, with those before and after it. Loaded when the first one is opened. */
const dialog = document.createElement('dialog')
dialog.className = 'viewer'
dialog.append(
  toFragment(`
  <header class="viewer__head">
    <h2 class="viewer__name"></h2>
    <span class="viewer__place" aria-live="polite"></span>
    <a class="tool" aria-label="Download" title="Download"><svg class="icon" aria-hidden="true"><use href="#icon-download"/></svg></a>
    <button class="tool" type="button" aria-label="Close" title="Close" data-close><svg class="icon" aria-hidden="true"><use href="#icon-close"/></svg></button>
  </header>
  <div class="viewer__stage"><img class="viewer__picture" alt=""></div>
  <button class="tool viewer__step" type="button" aria-label="Previous picture" data-step="-1"><svg class="icon" aria-hidden="true"><use href="#icon-back"/></svg></button>
  <button class="tool viewer__step viewer__step--next" type="button" aria-label="Next picture" data-step="1"><svg class="icon" aria-hidden="true"><use href="#icon-back"/></svg></button>`),
)
document.body.append(dialog)

const [name, place, save, stage, picture] = ['h2', '.viewer__place', 'a', '.viewer__stage', 'img'].map((part) =>
  dialog.querySelector(part),
)
const stepButtons = dialog.querySelectorAll('[data-step]')
let shownLink
let address

dialog.addEventListener('click', ({ target }) => {
  const step = target.closest('[data-step]')
  if (step) go(Number(step.dataset.step))
  else if (target === stage || target === dialog || target.closest('[data-close]')) dialog.close()
})
dialog.addEventListener('keydown', (event) => {
  // Escape and the arrows mean something else to the page below.
  event.stopPropagation()
  if (event.key === 'ArrowLeft') go(-1)
  if (event.key === 'ArrowRight') go(1)
})
dialog.addEventListener('close', () => {
  forget()
  picture.removeAttribute('src')
  // The message may have been replaced in the meantime.
  if (!shownLink.isConnected)
    pictures()
      .find((link) => link.href === shownLink.href)
      ?.focus()
})

viewer.show = (link) => {
  show(link)
  dialog.showModal()
}

async function show(link) {
  shownLink = link
  const all = pictures()
  const at = all.findIndex(({ href }) => href === link.href)
  const small = link.querySelector('img')
  name.textContent = picture.alt = dialog.ariaLabel = save.download = link.dataset.name
  place.textContent = all.length > 1 ? `${at + 1} of ${all.length}` : ''
  for (const button of stepButtons) {
    button.hidden = all.length < 2
    button.disabled = !all[at + Number(button.dataset.step)]
  }
  save.href = link.href
  save.toggleAttribute('data-private-file', small.hasAttribute('data-private-picture'))
  Object.assign(picture.style, { maxInlineSize: `${link.dataset.width}px`, maxBlockSize: `${link.dataset.height}px` })
  // What has arrived so far, until everything has.
  picture.src = small.src
  forget()
  try {
    const url = await access.fileUrl(link.href)
    if (shownLink !== link || !dialog.open) return URL.revokeObjectURL(url)
    picture.src = address = url
  } catch {
    place.textContent = 'This picture cannot be loaded.'
  }
}

function go(step) {
  const all = pictures()
  const link = all[all.findIndex(({ href }) => href === shownLink.href) + step]
  if (link) show(link)
}

function pictures() {
  return [...document.querySelectorAll('#messages [data-picture]')]
}

function forget() {
  if (address) URL.revokeObjectURL(address)
  address = undefined
}
