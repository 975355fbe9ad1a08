import { attach } from './attach.js'

import { scriptElement } from './guard.js'
import { meansFiles } from './pasted.js'

/**
 * Files for the next message are chosen, dropped or pasted. What sends them, and shows how far they are, comes with the
 * first one: `uploads.js`, which puts `files` on the form.
 */
const NOT_YET = { busy: true, ids: () => [], names: () => [], clear() {} }
let loading

attach('[data-composer][data-files]', (form) => {
  const list = form.querySelector('[data-waiting-files]')
  const input = form.querySelector('[data-attach-input]')
  const text = form.querySelector('textarea')
  const zone = form.closest('.panel, .widget') ?? form
  const add = (files, folder) => form.withFiles((all) => all.add(files, folder))

  form.withFiles = async (act) => {
    if (!form.files?.add) {
      form.files = NOT_YET
      form.follow?.()
      loading ??= load(list.dataset.uploads)
      await loading.catch(() => {
        loading = form.files = undefined
        form.complain('Files need a connection. Try again.')
      })
    }
    if (form.files) act(form.files)
  }
  if (list.children.length > 0) form.withFiles(() => {})

  form.querySelector('[data-attach]').addEventListener('click', () => input.click())
  input.addEventListener('change', () => {
    add([...input.files])
    input.value = ''
  })
  text.addEventListener('paste', (event) => {
    const files = [...event.clipboardData.files]
    if (!meansFiles(files, event.clipboardData.getData('text'))) return
    event.preventDefault()
    add(files)
  })

  const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files')
  zone.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    zone.dataset.dropping = ''
  })
  zone.addEventListener('dragleave', (event) => {
    if (!zone.contains(event.relatedTarget)) delete zone.dataset.dropping
  })
  zone.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    delete zone.dataset.dropping
    const { items, files } = event.dataTransfer
    add(
      [...files],
      [...items].some((item) => item.webkitGetAsEntry?.()?.isDirectory),
    )
    text.focus()
  })
})

function load(url) {
  const script = scriptElement(url)
  document.head.append(script)
  return new Promise((resolve, reject) => {
    script.onload = resolve
    script.onerror = reject
  })
}
