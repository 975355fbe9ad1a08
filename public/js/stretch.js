/**
 * The stretch of one section of the list that a page holds: where each row belongs in it, and what is beyond its edges.
 * Who waits for a person goes by how long they have, everybody else by what happened last.
 */
export function sectionStretch(rows) {
  const waiting = rows.dataset.section === 'waiting'

  return { rows, all, edge, before, key, belongs, staysPut, insert }

  function belongs(row) {
    const shown = all()
    if (edge('newer') && shown[0] && before(row, shown[0])) return false
    if (edge('older') && shown.length > 0 && before(shown.at(-1), row)) return false
    return true
  }

  function staysPut(present, row) {
    const order = all()
    const at = order.indexOf(present)
    if (at < 0) return false
    const afterPrevious = at === 0 ? !edge('newer') || !before(row, present) : before(order[at - 1], row)
    const beforeNext = at === order.length - 1 ? !edge('older') || !before(present, row) : before(row, order[at + 1])
    return afterPrevious && beforeNext
  }

  function insert(row) {
    const next = all().find((other) => before(row, other))
    rows.insertBefore(row, next ?? edge('older'))
  }

  function before(a, b) {
    const difference = key(a) - key(b)
    if (difference !== 0) return waiting ? difference < 0 : difference > 0
    return waiting ? a.id < b.id : a.id > b.id
  }

  function key(row) {
    return Number(waiting ? row.dataset.waiting : row.dataset.place)
  }

  function all() {
    return [...rows.children].filter((row) => !row.dataset.edge)
  }

  function edge(side) {
    return rows.querySelector(`:scope > [data-edge="${side}"]`)
  }
}

/** Brings a row up to date where it stands, and leaves the focus in it. */
export function refreshRow(present, fresh, keepPlace = false) {
  const { place, waiting } = present.dataset
  for (const { name, value } of [...fresh.attributes]) present.setAttribute(name, value)
  for (const name of present.getAttributeNames()) if (!fresh.hasAttribute(name)) present.removeAttribute(name)
  if (keepPlace) {
    present.dataset.place = place
    if (waiting) present.dataset.waiting = waiting
  }
  const [link, freshLink] = [present.firstElementChild, fresh.firstElementChild]
  link.className = freshLink.className
  link.replaceChildren(...freshLink.childNodes)
  present.dispatchEvent(new CustomEvent('parley:row', { bubbles: true }))
}
