/** Files for a page without a cookie: fetched with the visitor's token, and shown and saved as what is in memory. */
;(() => {
  // By address, as a message that changes comes as new elements.
  const small = new Map()

  parley.fileUrl = async (address) => {
    const reply = await parley.fetch(address, { method: 'GET' })
    if (reply.status !== 200) throw new Error(`No file: ${reply.status}`)
    return URL.createObjectURL(await reply.blob())
  }

  parley.attach('[data-private-picture]', async (picture) => {
    const address = picture.dataset.privatePicture
    if (!small.has(address)) small.set(address, parley.fileUrl(address))
    try {
      picture.src = await small.get(address)
    } catch {
      small.delete(address)
    }
  })

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('[data-private-file]')
    if (!link) return
    event.preventDefault()
    const saved = document.createElement('a')
    saved.download = link.download
    saved.href = await parley.fileUrl(link.href)
    saved.click()
    setTimeout(() => URL.revokeObjectURL(saved.href), 60_000)
  })
})()
