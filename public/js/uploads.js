/**
 * Files for the next message are sent at once, and kept as cards that say how far they are. The form gets `files`, and
 * hears `parley:files` when it changes.
 */
parley.attach('[data-composer][data-files]', (form) => {
  const AT_ONCE = 3
  const address = form.dataset.files
  const list = form.querySelector('[data-waiting-files]')
  const status = form.querySelector('[data-files-status]')
  const template = form.querySelector('[data-upload]')
  const text = form.querySelector('textarea')
  const largest = Number(list.dataset.largest)
  const most = Number(list.dataset.most)
  // Cards of messages that were sent, in case one comes back.
  const away = new Map()
  const queue = []
  let sending = 0

  form.files = {
    add,
    get busy() {
      return sending + queue.length > 0
    },
    ids: () => waiting().map((card) => card.dataset.waiting),
    names: () => waiting().map(nameOf),
    clear() {
      for (const card of waiting()) {
        away.set(card.dataset.waiting, card)
        card.remove()
      }
      changed()
    },
    restore(ids, names = []) {
      const present = form.files.ids()
      for (const [at, id] of ids.entries())
        if (!present.includes(id)) list.append(away.get(id) ?? plainCard(id, names[at] ?? 'File'))
      changed()
    },
  }

  changed()

  list.addEventListener('click', ({ target }) => {
    const card = target.closest('li')
    if (target.closest('[data-upload-retry]')) enqueue(card)
    if (target.closest('[data-remove-file], [data-upload-cancel]')) remove(card)
  })

  function add(files, folder) {
    if (folder) return complain('Folder', 'Folders cannot be attached. Drop the files in it.')
    for (const file of files) {
      if (list.children.length >= most)
        return say(`A message can have ${most} files. ${file.name} was not attached.`, true)
      if (file.size > largest) complain(file.name, `${megabytes(file.size)}: the limit is ${megabytes(largest)}.`)
      else if (file.size === 0) complain(file.name, 'This file is empty.')
      else {
        const card = cardFor(file.name)
        card.file = file
        list.append(card)
        enqueue(card)
      }
    }
    changed()
  }

  function enqueue(card) {
    show(card, 'Waiting', 0)
    queue.push(card)
    next()
  }

  function next() {
    while (sending < AT_ONCE && queue.length > 0) send(queue.shift())
    changed()
  }

  async function send(card) {
    sending++
    card.upload = new AbortController()
    const { signal } = card.upload
    say(`Uploading ${card.file.name}`)
    try {
      let reply = await post(card, signal)
      // The server has forgotten this visitor; the next try is under a new name.
      if (reply.status === 401 && parley.credentials) reply = await post(card, signal, true)
      const answer = parley.fragment(reply.responseText)
      const fresh = reply.status === 201 && answer.querySelector('li')
      if (!fresh)
        throw new Error(
          answer.querySelector('[data-toast] > :first-child, main p')?.textContent ?? 'The server refused it.',
        )
      card.replaceWith(fresh)
      say(`${card.file.name} is attached`)
    } catch (error) {
      if (!signal.aborted) fail(card, error.message, true)
    } finally {
      sending--
      next()
    }
  }

  /** Not `fetch`, which does not tell how far an upload is. */
  async function post(card, signal, anew) {
    const credentials = await parley.credentials?.(anew)
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      request.open('POST', address)
      const headers = {
        'HX-Request': 'true',
        'Content-Type': 'application/octet-stream',
        'Parley-File-Name': encodeURIComponent(card.file.name.slice(-200).toWellFormed()),
      }
      for (const [name, value] of Object.entries({ ...headers, ...credentials })) request.setRequestHeader(name, value)
      request.upload.addEventListener('progress', ({ loaded, total }) =>
        show(card, `${Math.floor((loaded / total) * 100)} %`, loaded / total),
      )
      request.addEventListener('load', () => resolve(request))
      request.addEventListener('error', () => reject(new Error('Connection lost.')))
      signal.addEventListener('abort', () => request.abort())
      request.addEventListener('abort', () => reject(new Error('Cancelled')))
      if (signal.aborted) reject(new Error('Cancelled'))
      else request.send(card.file)
    })
  }

  function remove(card) {
    const id = card.dataset.waiting
    const at = queue.indexOf(card)
    if (at >= 0) queue.splice(at, 1)
    card.upload?.abort()
    const beside = card.nextElementSibling ?? card.previousElementSibling
    card.remove()
    ;(beside?.querySelector('[data-remove-file], [data-upload-cancel]') ?? text).focus()
    say(`${nameOf(card)} was removed`)
    changed()
    // What cannot be removed now, the server forgets by itself.
    if (id) (parley.fetch ?? fetch)(`${address}/${id}`, { method: 'DELETE' }).catch(() => {})
  }

  function complain(name, reason) {
    const card = cardFor(name)
    list.append(card)
    fail(card, reason, false)
  }

  function fail(card, reason, again) {
    card.classList.add('waiting--failed')
    card.querySelector('[data-upload-facts]').textContent = reason
    card.querySelector('progress').hidden = true
    card.querySelector('[data-upload-retry]').hidden = !again
    say(`${nameOf(card)} was not attached. ${reason}`)
  }

  function show(card, facts, done) {
    card.classList.remove('waiting--failed')
    card.querySelector('[data-upload-retry]').hidden = true
    card.querySelector('[data-upload-facts]').textContent = facts
    const bar = card.querySelector('progress')
    bar.hidden = false
    bar.value = done
  }

  function cardFor(name) {
    const card = template.content.cloneNode(true).querySelector('li')
    card.querySelector('[data-upload-name]').textContent = name
    card.querySelector('progress').ariaLabel = `Uploading ${name}`
    card.querySelector('[data-upload-cancel]').ariaLabel = `Remove ${name}`
    return card
  }

  /** For a file of which only the id and the name are still known. */
  function plainCard(id, name) {
    const card = cardFor(name)
    card.dataset.waiting = id
    card.querySelector('progress').hidden = true
    const field = document.createElement('input')
    Object.assign(field, { type: 'hidden', name: 'attachments', value: id })
    card.prepend(field)
    return card
  }

  function waiting() {
    return [...list.querySelectorAll('[data-waiting]')]
  }

  function nameOf(card) {
    return card.querySelector('.waiting__name').textContent
  }

  function changed() {
    form.dispatchEvent(new CustomEvent('parley:files'))
  }

  function say(words, visibly) {
    status.textContent = words
    status.classList.toggle('unseen', !visibly)
  }

  function megabytes(bytes) {
    return `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MB`
  }
})
