/**
 * The stretch of the list that a page holds: where each row belongs in it, what is beyond its edges, and how rows come
 * and go without moving what the reader looks at.
 */
parley.stretch = (rows, scroller) => {
  const waiting = rows.dataset.sort === 'waiting'

  return { all, find, edge, before, key, version, belongs, staysPut, anchor, settle, show }

  function belongs(row) {
    const shown = all()
    if (edge('newer') && shown[0] && before(row, shown[0])) return false
    if (edge('older') && shown.length > 0 && before(shown.at(-1), row)) return false
    return true
  }

  function staysPut(present, row) {
    const order = all()
    const at = order.indexOf(present)
    const afterPrevious = at === 0 ? !edge('newer') || !before(row, present) : before(order[at - 1], row)
    const beforeNext = at === order.length - 1 ? !edge('older') || !before(present, row) : before(row, order[at + 1])
    return afterPrevious && beforeNext
  }

  function before(a, b) {
    const difference = key(a) - key(b)
    if (difference !== 0) return waiting ? difference < 0 : difference > 0
    return waiting ? a.id < b.id : a.id > b.id
  }

  function key(row) {
    return Number(waiting ? row.dataset.waiting : row.dataset.place)
  }

  function version(row) {
    return Number(row?.dataset.version ?? -1)
  }

  function all() {
    return [...rows.children].filter((row) => !row.dataset.edge)
  }

  function find(id) {
    const row = id && document.getElementById(id)
    return row && rows.contains(row) ? row : undefined
  }

  function edge(side) {
    return rows.querySelector(`:scope > [data-edge="${side}"]`)
  }

  /**
   * A row that is in view, and where: what the reader looks at stays where it is while rows come and go above. Those
   * that are about to move are no hold. At the top, the reader wants to see what comes.
   */
  function anchor(moving = new Set()) {
    if (scroller.scrollTop === 0) return undefined
    const top = scroller.getBoundingClientRect().top
    const row = all().find((one) => !moving.has(one.id) && one.getBoundingClientRect().bottom > top)
    return row && { row, top: row.getBoundingClientRect().top }
  }

  function settle(last) {
    if (last?.row.isConnected) scroller.scrollTop += last.row.getBoundingClientRect().top - last.top
  }

  /** Brings a row up to date where it stands, and leaves the focus in it. */
  function show(present, fresh, keepPlace = false) {
    const { place, waiting: since } = present.dataset
    for (const { name, value } of [...fresh.attributes]) present.setAttribute(name, value)
    for (const name of present.getAttributeNames()) if (!fresh.hasAttribute(name)) present.removeAttribute(name)
    if (keepPlace) {
      present.dataset.place = place
      if (since) present.dataset.waiting = since
    }
    const [link, freshLink] = [present.firstElementChild, fresh.firstElementChild]
    link.className = freshLink.className
    link.replaceChildren(...freshLink.childNodes)
    present.dispatchEvent(new CustomEvent('parley:row', { bubbles: true }))
  }
}
