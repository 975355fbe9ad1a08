import { access, attach } from './page.js'

/** Files for a page without a cookie: fetched with the visitor's token, and shown and saved as what is in memory. */
// By address, as a message that changes comes as new elements. No page shows more of them at once.
const thumbnails = new Map()
const MOST_KEPT = 200

access.fileUrl = async (address) => {
  const reply = await access.fetch(address, { method: 'GET' })
  if (reply.status !== 200) throw new Error(`No file: ${reply.status}`)
  return URL.createObjectURL(await reply.blob())
}

attach('[data-private-picture]', async (picture) => {
  const address = picture.dataset.privatePicture
  if (!thumbnails.has(address)) thumbnails.set(address, access.fileUrl(address))
  if (thumbnails.size > MOST_KEPT) drop(thumbnails.keys().next().value)
  try {
    picture.src = await thumbnails.get(address)
  } catch {
    thumbnails.delete(address)
  }
})

function drop(address) {
  thumbnails.get(address).then(URL.revokeObjectURL, () => {})
  thumbnails.delete(address)
}

document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-private-file]')
  if (!link) return
  event.preventDefault()
  const saved = document.createElement('a')
  saved.download = link.download
  try {
    saved.href = await access.fileUrl(link.href)
  } catch {
    link.querySelector('.file__facts').textContent = 'This file could not be loaded. Try again.'
    return
  }
  saved.click()
  setTimeout(() => URL.revokeObjectURL(saved.href), 60_000)
})
