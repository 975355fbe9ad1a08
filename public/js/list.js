import { define } from './element.js'
import { holdOrder } from './hold.js'
import htmx from './htmx.js'
import { belongs, nextOf, staysPut } from './order.js'
import { refreshRow, sectionOf } from './section.js'
import { windowedList } from './windowed-list.js'

/**
 * The list of conversations. Frames bring rows that are new or have changed, and say which are gone; each row knows its
 * section, its place in it and its version, so that they may come twice and in any order. What a row says is fresh at
 * once, and who begins to wait is there at once; everything else keeps its place while the order is held (`hold.js`), and
 * waits behind a button. However far somebody scrolls, the page holds a bounded stretch of rows.
 */
const version = (row) => Number(row?.dataset.version ?? -1)

define('conversation-list', (panel, signal) => {
  const root = panel.querySelector('#rows')
  const scroller = panel.querySelector('[data-list-scroller]')
  const button = panel.querySelector('[data-held]')
  const count = panel.querySelector('[data-waiting-count]')
  const sections = new Map(
    [...root.querySelectorAll(':scope > ul')].map((rows) => [rows.dataset.section, sectionOf(rows, abandoned)]),
  )
  const [waiting, newest] = [sections.get('waiting'), sections.get('newest')]
  /** What waits while nothing may move: rows to place, and `null` for those to take out. */
  const held = new Map()
  /** Rows that have moved to before the stretch that is loaded. */
  const beyond = new Set()
  let toTop = false
  /** How far the rows were moved up, so that what is under the pointer stays there while somebody begins to wait above. */
  let shifted = 0

  const pages = windowedList({ scroller, stretches: [...sections.values()], version, steadily, changed, signal })
  const { isHeld, under, whenUp } = holdOrder(panel, scroller, () => release())
  button.addEventListener('click', () => {
    // New rows are at the top, so the reader wants to be there.
    if (newest.edge('newer')) return anew()
    release(true)
    scroller.scrollTop = 0
  })

  const swaps = {
    rows: (fragment) => changed([...fragment.children]),
    'rows-anew': replaced,
    'rows-older': grown,
    'rows-newer': grown,
  }
  return { place, swap }

  function swap(style, fragment) {
    const put = swaps[style]
    if (put) whenUp(() => put(fragment))
    return put && []
  }

  /** Tells the socket what the page shows, when it connects or is asked again. */
  function place() {
    pages.expect()
    const shows = {}
    for (const [name, { items, edge, key }] of sections) {
      const shown = toTop ? [] : items()
      const prefix = name === 'newest' ? '' : `${name}-`
      shows[`${prefix}rows`] = shown.length
      shows[`${prefix}from`] = edge('newer') && shown[0] ? key(shown[0]) : undefined
    }
    return shows
  }

  function changed(fresh) {
    const last = anchor(new Set(fresh.map(({ id }) => id)))
    for (const row of fresh) {
      pages.remember(row)
      const present = find(row.id)
      if (Math.max(version(present), version(held.get(row.id))) > version(row)) continue
      const home = sections.get(row.dataset.section)
      if (row.hasAttribute('data-gone')) {
        beyond.delete(row.id)
        if (!present) held.delete(row.id)
        else if (isHeld()) held.set(row.id, null)
        else remove(present)
      } else if (present && staysPut(home, present, row)) {
        held.delete(row.id)
        refreshRow(present, row)
      } else if (isHeld() && (home !== waiting || waiting.rows.contains(present))) {
        // What it says is fresh at once; only where it stands waits.
        if (present) refreshRow(present, row.cloneNode(true), true)
        if (present || belongs(home, row)) held.set(row.id, row)
        else passBy(home, row)
      } else {
        held.delete(row.id)
        put(home, row)
      }
    }
    settle(last)
    tell()
    pages.trim()
  }

  function replaced(fragment) {
    if (isHeld() && !toTop && everything().length > 0) merged(fragment)
    else renewed(fragment)
    pages.renewed()
    tell()
  }

  /** The same rows afresh, while nothing may move. What the page does not reach stays as it is. */
  function merged(fragment) {
    const fresh = [...fragment.children].filter((row) => !row.dataset.edge)
    const ids = new Set(fresh.map(({ id }) => id))
    for (const [name, { items, before }] of sections) {
      const goesOn = fragment.querySelector(`[data-edge="older"][data-section="${name}"]`)
      const last = goesOn ? fresh.findLast(({ dataset }) => dataset.section === name) : undefined
      for (const row of items()) if (!ids.has(row.id) && !(last && before(last, row))) held.set(row.id, null)
    }
    changed(fresh)
  }

  function renewed(fragment) {
    const focused = root.contains(document.activeElement) ? document.activeElement.id : undefined
    const last = anchor()
    const top = toTop ? 0 : scroller.scrollTop
    toTop = false
    held.clear()
    beyond.clear()
    abandoned(pages.loading()?.edge)
    const all = [...fragment.children]
    for (const [name, { rows }] of sections) {
      const fresh = all.filter(({ dataset }) => dataset.section === name).map(known)
      rows.replaceChildren(...fresh)
    }
    scroller.scrollTop = top
    if (top > 0) settle(last)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  }

  function known(row) {
    const present = row.id && find(row.id)
    if (!present) return row
    refreshRow(present, row)
    return present
  }

  /** The next page of a section in a direction. */
  function grown(fragment) {
    const { stretch, side, edge } = pages.loading() ?? {}
    if (!edge) return
    pages.arrived(() => {
      const present = new Set([...everything(), ...held.values()].map((row) => row?.id))
      const more = [...fragment.children].filter((row) => row.dataset.edge || !present.has(row.id))
      edge.remove()
      if (side === 'older') stretch.rows.append(...more)
      else stretch.rows.prepend(...more)
      for (const { id } of more) beyond.delete(id)
      if (!newest.edge('newer')) beyond.clear()
    })
    tell()
  }

  /** An edge that is no more: what it asked for would be put in the wrong place. */
  function abandoned(edge) {
    if (!edge) return
    if (edge === pages.loading()?.edge) {
      htmx.trigger(edge, 'htmx:abort')
      pages.abandon()
    }
    edge.remove()
  }

  function release(always = false) {
    if (!always && isHeld()) return
    unshift()
    if (held.size === 0) return
    const last = anchor(held)
    for (const [id, row] of held) {
      if (row) put(sections.get(row.dataset.section), row)
      else remove(find(id))
    }
    held.clear()
    settle(last)
    tell()
    pages.trim()
  }

  /** Asks for the list from its top. What is there stays until it comes. */
  function anew() {
    toTop = true
    refresh()
  }

  function refresh() {
    panel.dispatchEvent(new CustomEvent('parley:refresh', { bubbles: true }))
  }

  /** Puts a row where its time puts it. One beyond the stretch that is loaded is not shown: paging brings it. */
  function put(home, row) {
    const present = find(row.id)
    const focused = present?.contains(document.activeElement)
    present?.remove()
    if (!belongs(home, row)) return passBy(home, row)
    home.rows.insertBefore(row, nextOf(home, row) ?? home.edge('older'))
    if (focused) row.firstElementChild.focus({ preventScroll: true })
  }

  /** Takes a row out; where it has the focus, the next one gets it. */
  function remove(row) {
    if (row?.contains(document.activeElement))
      (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('.row')?.focus({ preventScroll: true })
    row?.remove()
  }

  function passBy({ edge, before, items }, row) {
    if (edge('newer') && before(row, items()[0])) beyond.add(row.id)
  }

  function tell() {
    const updates = held.size + beyond.size
    button.hidden = updates === 0
    button.querySelector('[data-held-count]').textContent = updates === 1 ? '1 update' : `${updates} updates`
    const { length } = waiting.items()
    count.textContent = waiting.edge('older') ? `${length}+` : length
    // Others have moved up.
    if (
      !pages.isExpecting() &&
      [...sections.values()].some(({ items, edge }) => items().length < edge('older')?.dataset.most)
    )
      refresh()
    root.dispatchEvent(new CustomEvent('parley:rows', { bubbles: true }))
  }

  function find(id) {
    return root.querySelector(`#${id}`)
  }

  function everything() {
    return [...sections.values()].flatMap(({ items }) => items())
  }

  function steadily(change) {
    const last = anchor()
    change()
    settle(last)
  }

  /**
   * A row that is in view, and where: what the reader looks at stays where it is while rows come and go above. Those
   * that are about to move are no hold. At the top, the reader wants to see what comes, but not under their pointer.
   */
  function anchor(moving = new Set()) {
    const atTop = scroller.scrollTop === 0 || shifted > 0
    const top = scroller.getBoundingClientRect().top
    const row = atTop
      ? under()
      : everything().find((one) => !moving.has(one.id) && one.getBoundingClientRect().bottom > top)
    return row && { row, top: row.getBoundingClientRect().top, atTop }
  }

  function settle(last) {
    if (!last?.row.isConnected) return
    const by = last.row.getBoundingClientRect().top - last.top
    if (last.atTop && by > 0) shift(by)
    else scroller.scrollTop += by
  }

  /** Moves the rows up under those who have begun to wait, which stay in view. */
  function shift(by) {
    shifted += by
    root.dataset.shifted = ''
    // Also where all rows are in view there must be room to move them.
    root.style.paddingBottom = `${scroller.clientHeight}px`
    scroller.scrollTop += by
  }

  function unshift() {
    if (shifted === 0) return
    delete root.dataset.shifted
    root.style.paddingBottom = ''
    // Unless they have scrolled on from there.
    if (scroller.scrollTop <= shifted + 1) scroller.scrollTop = 0
    shifted = 0
  }
})
