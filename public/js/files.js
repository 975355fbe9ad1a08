/** Opens a picture of the thread in the viewer, whose script comes with the first one that is opened. */
;(() => {
  // Where there is no cookie, `private-files.js` has another way.
  parley.fileUrl = async (address) => address

  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-picture]')
    if (!link || (!link.querySelector('[data-private-picture]') && (event.ctrlKey || event.metaKey || event.shiftKey)))
      return
    event.preventDefault()
    if (parley.view) return parley.view(link)
    parley.load(link.dataset.picture, () => parley.view(link))
  })
})()
