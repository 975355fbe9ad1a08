import { toFragment } from './guard.js'
import htmx from './htmx.js'

/**
 * One section of the list as a stretch: the order of its rows, and the edges behind which there are more, which are
 * links. Who waits for a person goes by how long they have, everybody else by what happened last. `abandon` takes an
 * edge out.
 */
export function sectionOf(rows, abandon) {
  const { section } = rows.dataset
  const waiting = section === 'waiting'
  const panel = rows.closest('conversation-list')
  const self = { rows, sides: ['newer', 'older'], items, before, key, more: edge, edge, next, drop }
  return self

  function before(a, b) {
    const difference = key(a) - key(b)
    if (difference !== 0) return waiting ? difference < 0 : difference > 0
    return waiting ? a.id < b.id : a.id > b.id
  }

  function key(row) {
    return Number(waiting ? row.dataset.waiting : row.dataset.place)
  }

  function items() {
    return [...rows.children].filter((row) => !row.dataset.edge)
  }

  function edge(side) {
    return rows.querySelector(`:scope > [data-edge="${side}"]`)
  }

  /** What is beyond an edge. Where no more are pinned, the link leads to the others. */
  function next(side) {
    const link = edge(side)
    if (!link || link.dataset.most) return
    const { pathname, search } = new URL(link.querySelector('a').href)
    const request = () =>
      htmx.ajax('GET', pathname + search, {
        source: link,
        target: '#rows',
        swap: `rows-${side}`,
        headers: { 'HX-Target': 'div#rows' },
      })
    return { stretch: self, side, edge: link, request }
  }

  /** Keeps a way back to what is let go of. */
  function drop(side, gone) {
    for (const row of gone) row.remove()
    abandon(edge(side))
    const newer = side === 'newer'
    const cut = items().at(newer ? 0 : -1)
    const item = toFragment('<li class=rows__edge><a class=link></a></li>').firstChild
    Object.assign(item.dataset, { edge: side, section })
    const link = item.firstChild
    link.textContent = newer ? 'Newer conversations' : 'Older conversations'
    const query = new URLSearchParams(panel.dataset.query)
    query.set('section', section)
    query.set(newer ? 'before' : 'after', `${key(cut)}_${cut.id.slice('row-'.length)}`)
    link.href = `/conversations?${query}`
    if (newer) rows.prepend(item)
    else rows.append(item)
  }
}

/** Brings a row up to date where it stands, and leaves the focus in it. */
export function refreshRow(currentRow, replacement, keepPlace = false) {
  const { place, waiting } = currentRow.dataset
  for (const { name, value } of [...replacement.attributes]) currentRow.setAttribute(name, value)
  for (const name of currentRow.getAttributeNames())
    if (!replacement.hasAttribute(name)) currentRow.removeAttribute(name)
  if (keepPlace) {
    currentRow.dataset.place = place
    if (waiting) currentRow.dataset.waiting = waiting
  }
  const [link, freshLink] = [currentRow.firstElementChild, replacement.firstElementChild]
  link.className = freshLink.className
  link.replaceChildren(...freshLink.childNodes)
  currentRow.dispatchEvent(new CustomEvent('parley:row', { bubbles: true }))
}
