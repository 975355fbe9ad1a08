import { loadScript } from './later.js'

/** How a picture is shown, once `viewer.js` is there. */
export const viewer = { show: undefined }

// The viewer's script comes with the first picture that is opened.
document.addEventListener('click', (event) => {
  const link = event.target.closest('[data-picture]')
  if (!link || (!link.querySelector('[data-private-picture]') && (event.ctrlKey || event.metaKey || event.shiftKey)))
    return
  event.preventDefault()
  if (viewer.show) return viewer.show(link)
  loadScript(link.dataset.picture, () => viewer.show(link))
})
