/**
 * What sends and fetches files is loaded with the first sign that it is wanted: the pointer or the focus on Attach
 * files, files dragged over the chat or pasted, or a message that has some. What was dropped or pasted by then is given
 * to it again.
 */
parley.attach('[data-files-script]', (form) => {
  const zone = form.parentElement
  const attach = form.querySelector('[data-attach]')
  const until = new AbortController()
  const { signal } = until
  const missed = []
  let pressed = false

  for (const sign of ['pointerover', 'focus', 'click']) attach.addEventListener(sign, load, { signal })
  zone.addEventListener('dragenter', load, { signal })
  zone.addEventListener('dragover', (event) => event.preventDefault(), { signal })
  for (const kind of ['drop', 'paste']) zone.addEventListener(kind, take, { signal })
  parley.attach('[data-private-picture], [data-private-file]', load)
  // One from before a reload may come back into the box with its files.
  if (document.querySelector('.message--unsent')) load()

  function take(event) {
    const given = event.dataTransfer ?? event.clipboardData
    if (given.files.length === 0) return
    event.preventDefault()
    const data = new DataTransfer()
    for (const file of given.files) data.items.add(file)
    data.setData('text/plain', given.getData('text/plain'))
    missed.push(() => {
      const again = event.type === 'drop' ? new DragEvent('drop', { dataTransfer: data }) : new ClipboardEvent('paste', { clipboardData: data })
      form.querySelector('textarea').dispatchEvent(again)
    })
    load()
  }

  function load(event) {
    pressed ||= event?.type === 'click'
    parley.load(form.dataset.filesScript, () => {
      until.abort()
      for (const give of missed.splice(0)) give()
      if (pressed) attach.click()
    })
  }
})
