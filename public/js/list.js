/**
 * The list of conversations. Frames bring rows that are new or have changed, and say which are gone; each row knows its
 * place and its version, so that they may come twice and in any order. While the pointer is on the list, or a row has
 * the focus, nothing moves: what is new waits behind a button. However far somebody scrolls, the page holds a bounded
 * stretch of rows.
 */
;(() => {
  const MOST = 200
  const lists = new WeakMap()

  parley.attach('#rows', (rows) => lists.set(rows, makeList(rows)))
  htmx.registerExtension('rows', {
    handle_swap(style, target, fragment) {
      const list = lists.get(target)
      if (!list || !style.startsWith('rows')) return false
      list[style](fragment)
      return []
    },
  })

  function makeList(rows) {
    const panel = rows.closest('[data-live]')
    const scroller = rows.closest('[data-list-scroller]')
    const button = panel.querySelector('[data-held]')
    const { all, find, edge, before, key, version, belongs, staysPut, anchor, settle, show } = parley.stretch(rows, scroller)
    /** What waits while nothing may move: rows to place, and `null` for those to take out. */
    const held = new Map()
    /** Rows that have moved to before the stretch that is loaded. */
    const beyond = new Set()
    /** What has changed since a page of rows was asked for: the page may come later and yet be older. */
    let meanwhile
    let pointed = false
    let toTop = false
    let awaited = false
    let loading

    panel.addEventListener('pointerenter', ({ pointerType }) => {
      pointed = pointerType === 'mouse'
    })
    panel.addEventListener('pointerleave', () => {
      pointed = false
      release()
    })
    rows.addEventListener('focusout', () => requestAnimationFrame(() => release()))
    button.addEventListener('click', () => {
      // What is new is at the top, so that is where they want to be.
      if (edge('newer')) return anew()
      release(true)
      scroller.scrollTop = 0
    })

    // What the socket is told that the page shows, when it connects or is asked to send it anew.
    panel.place = () => {
      const shown = toTop ? [] : all()
      awaited = true
      meanwhile = new Map()
      return { rows: shown.length, from: edge('newer') && shown[0] ? key(shown[0]) : undefined }
    }

    const edges = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) if (isIntersecting) load(target)
      },
      { root: scroller, rootMargin: '400px' },
    )
    observe()

    return {
      rows: (fragment) => changed([...fragment.children]),
      'rows-anew': replaced,
      'rows-older': (more) => grown('older', more),
      'rows-newer': (more) => grown('newer', more),
    }

    function changed(fresh) {
      const last = anchor(new Set(fresh.map(({ id }) => id)))
      for (const row of fresh) {
        remember(row)
        const present = find(row.id)
        if (Math.max(version(present), version(held.get(row.id))) > version(row)) continue
        if (row.hasAttribute('data-gone')) {
          beyond.delete(row.id)
          if (!present) held.delete(row.id)
          else if (isHeld()) held.set(row.id, null)
          else present.remove()
        } else if (present && staysPut(present, row)) {
          held.delete(row.id)
          show(present, row)
        } else if (isHeld()) {
          // What it says is fresh at once; only where it stands waits.
          if (present) show(present, row.cloneNode(true), true)
          if (present || belongs(row)) held.set(row.id, row)
          else passBy(row)
        } else {
          place(row)
        }
      }
      settle(last)
      tell()
      trim(farSide())
    }

    function replaced(fragment) {
      awaited = false
      if (isHeld() && !toTop && all().length > 0) merged(fragment)
      else renewed(fragment)
      caughtUp()
    }

    /** The same rows afresh, while nothing may move. What the page does not reach stays as it is. */
    function merged(fragment) {
      const fresh = [...fragment.children].filter((row) => !row.dataset.edge)
      const ids = new Set(fresh.map(({ id }) => id))
      const last = fragment.querySelector('[data-edge="older"]') ? fresh.at(-1) : undefined
      for (const row of all()) if (!ids.has(row.id) && !(last && before(last, row))) held.set(row.id, null)
      changed(fresh)
    }

    function renewed(fragment) {
      const focused = rows.contains(document.activeElement) ? document.activeElement.id : undefined
      const last = anchor()
      const top = toTop ? 0 : scroller.scrollTop
      toTop = false
      held.clear()
      beyond.clear()
      abandon(loading)
      const fresh = [...fragment.children].map((row) => {
        const present = find(row.id)
        if (!present) return row
        show(present, row)
        return present
      })
      rows.replaceChildren(...fresh)
      scroller.scrollTop = top
      if (top > 0) settle(last)
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      observe()
      tell()
    }

    /** The next page in a direction. */
    function grown(side, fragment) {
      edge(side)?.remove()
      const known = new Set([...rows.children, ...held.values()].map((row) => row?.id))
      const more = [...fragment.children].filter((row) => row.dataset.edge || !known.has(row.id))
      const last = anchor()
      if (side === 'older') rows.append(...more)
      else rows.prepend(...more)
      for (const { id } of more) beyond.delete(id)
      if (!edge('newer')) beyond.clear()
      settle(last)
      trim(side === 'older' ? 'newer' : 'older')
      observe()
      tell()
      loading = undefined
      caughtUp()
    }

    function load(target) {
      if (loading || !target.isConnected) return
      loading = target
      meanwhile ??= new Map()
      const { pathname, search } = new URL(target.querySelector('a').href)
      htmx
        .ajax('GET', pathname + search, { source: target, target: '#rows', swap: `rows-${target.dataset.edge}`, headers: { 'HX-Target': 'ul#rows' } })
        .finally(() => {
          // Where it did not come, the link is there to try again.
          if (loading === target) loading = undefined
        })
    }

    /** An edge that is not one any more: what it asked for would be put in the wrong place. */
    function abandon(old) {
      if (!old) return
      if (old === loading) htmx.trigger(old, 'htmx:abort')
      if (old === loading) loading = undefined
      old.remove()
    }

    function remember(row) {
      if (meanwhile && version(meanwhile.get(row.id)) <= version(row)) meanwhile.set(row.id, row.cloneNode(true))
    }

    function caughtUp() {
      const later = [...(meanwhile?.values() ?? [])].map((row) => row.cloneNode(true))
      if (!awaited && !loading) meanwhile = undefined
      if (later.length > 0) changed(later)
    }

    /** Lets go of what is far from where the reader is, and keeps a way back to it. */
    function trim(side) {
      const shown = all()
      const surplus = shown.length - MOST
      if (surplus <= 0) return
      const gone = side === 'newer' ? shown.slice(0, surplus) : shown.slice(-surplus)
      const last = anchor(new Set(gone.map(({ id }) => id)))
      for (const row of gone) row.remove()
      abandon(edge(side))
      const cut = all().at(side === 'newer' ? 0 : -1)
      const item = document.createElement('li')
      item.className = 'rows__edge'
      item.dataset.edge = side
      const link = document.createElement('a')
      link.className = 'link'
      link.textContent = side === 'newer' ? 'Newer conversations' : 'Older conversations'
      const query = new URLSearchParams(panel.dataset.query)
      query.set(side === 'newer' ? 'before' : 'after', `${key(cut)}_${cut.id.slice('row-'.length)}`)
      link.href = `/conversations?${query}`
      item.append(link)
      if (side === 'newer') rows.prepend(item)
      else rows.append(item)
      settle(last)
      observe()
    }

    function farSide() {
      return scroller.scrollTop > rows.offsetHeight / 2 ? 'newer' : 'older'
    }

    function release(always = false) {
      if (held.size === 0 || (!always && isHeld())) return
      const last = anchor(held)
      const focused = rows.contains(document.activeElement) ? document.activeElement.id : undefined
      for (const [id, row] of held) {
        if (row) place(row)
        else find(id)?.remove()
      }
      held.clear()
      settle(last)
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      tell()
      trim(farSide())
    }

    /** Asks for the list from its top. What is there stays until it comes. */
    function anew() {
      toTop = true
      panel.dispatchEvent(new CustomEvent('parley:refresh', { bubbles: true }))
    }

    /** Puts a row where its time puts it. One beyond the stretch that is loaded is not shown: paging brings it. */
    function place(row) {
      const present = find(row.id)
      present?.remove()
      if (!belongs(row)) return passBy(row)
      const next = all().find((other) => before(row, other))
      rows.insertBefore(row, next ?? edge('older'))
    }

    function passBy(row) {
      if (edge('newer') && before(row, all()[0])) beyond.add(row.id)
    }

    function tell() {
      const count = held.size + beyond.size
      button.hidden = count === 0
      button.querySelector('[data-held-count]').textContent = count === 1 ? '1 update' : `${count} updates`
    }

    function isHeld() {
      return pointed || rows.contains(document.activeElement)
    }

    function observe() {
      for (const one of rows.querySelectorAll(':scope > [data-edge]')) {
        edges.unobserve(one)
        edges.observe(one)
      }
    }
  }
})()
