/**
 * The list of conversations. Frames bring rows that are new or have changed, and say which are gone; each row knows its
 * section, its place in it and its version, so that they may come twice and in any order. What a row says is fresh at
 * once, and who begins to wait is there at once; everything else keeps its place while the order is held (`hold.js`), and
 * waits behind a button. However far somebody scrolls, the page holds a bounded stretch of rows.
 */
;(() => {
  const MOST = 200
  const lists = new WeakMap()

  parley.attach('#rows', (rows) => lists.set(rows, makeList(rows)))
  htmx.registerExtension('rows', {
    handle_swap(style, target, fragment) {
      const list = lists.get(target)
      if (!list || !style.startsWith('rows')) return false
      list(style, fragment)
      return []
    },
  })

  const version = (row) => Number(row?.dataset.version ?? -1)
  const show = parley.showRow

  function makeList(root) {
    const panel = root.closest('[data-live]')
    const scroller = root.closest('[data-list-scroller]')
    const button = panel.querySelector('[data-held]')
    const count = root.querySelector('[data-waiting-count]')
    const sections = new Map(
      [...root.querySelectorAll(':scope > ul')].map((rows) => [rows.dataset.section, parley.stretch(rows)]),
    )
    const [waiting, newest] = [sections.get('waiting'), sections.get('newest')]
    /** What waits while nothing may move: rows to place, and `null` for those to take out. */
    const held = new Map()
    /** Rows that have moved to before the stretch that is loaded. */
    const beyond = new Set()
    /** What has changed since a page of rows was asked for: the page may come later and yet be older. */
    let meanwhile
    let toTop = false
    let awaited = false
    let loading
    /** How far the rows were moved up, so that what is under the pointer stays there while somebody begins to wait above. */
    let shifted = 0

    const { isHeld, under, whenUp } = parley.hold(panel, scroller, () => release())
    button.addEventListener('click', () => {
      // New rows are at the top, so the reader wants to be there.
      if (newest.edge('newer')) return anew()
      release(true)
      scroller.scrollTop = 0
    })

    // Tells the socket what the page shows, when it connects or is asked again.
    panel.place = () => {
      awaited = true
      meanwhile = new Map()
      const place = {}
      for (const [name, { all, edge, key }] of sections) {
        const shown = toTop ? [] : all()
        const prefix = name === 'newest' ? '' : `${name}-`
        place[`${prefix}rows`] = shown.length
        place[`${prefix}from`] = edge('newer') && shown[0] ? key(shown[0]) : undefined
      }
      return place
    }

    const edges = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) if (isIntersecting) load(target)
      },
      { root: scroller, rootMargin: '400px' },
    )
    observe()

    const swaps = {
      rows: (fragment) => changed([...fragment.children]),
      'rows-anew': replaced,
      'rows-older': (more) => grown('older', more),
      'rows-newer': (more) => grown('newer', more),
    }
    return (style, fragment) => whenUp(() => swaps[style](fragment))

    function changed(fresh) {
      const last = anchor(new Set(fresh.map(({ id }) => id)))
      for (const row of fresh) {
        remember(row)
        const present = find(row.id)
        if (Math.max(version(present), version(held.get(row.id))) > version(row)) continue
        const home = sections.get(row.dataset.section)
        if (row.hasAttribute('data-gone')) {
          beyond.delete(row.id)
          if (!present) held.delete(row.id)
          else if (isHeld()) held.set(row.id, null)
          else remove(present)
        } else if (present && home.staysPut(present, row)) {
          held.delete(row.id)
          show(present, row)
        } else if (isHeld() && (home !== waiting || waiting.rows.contains(present))) {
          // What it says is fresh at once; only where it stands waits.
          if (present) show(present, row.cloneNode(true), true)
          if (present || home.belongs(row)) held.set(row.id, row)
          else passBy(home, row)
        } else {
          held.delete(row.id)
          place(home, row)
        }
      }
      settle(last)
      tell()
      trim()
    }

    function replaced(fragment) {
      awaited = false
      if (isHeld() && !toTop && everything().length > 0) merged(fragment)
      else renewed(fragment)
      caughtUp()
    }

    /** The same rows afresh, while nothing may move. What the page does not reach stays as it is. */
    function merged(fragment) {
      const fresh = [...fragment.children].filter((row) => !row.dataset.edge)
      const ids = new Set(fresh.map(({ id }) => id))
      for (const [name, { all, before }] of sections) {
        const goesOn = fragment.querySelector(`[data-edge="older"][data-section="${name}"]`)
        const last = goesOn ? fresh.findLast(({ dataset }) => dataset.section === name) : undefined
        for (const row of all()) if (!ids.has(row.id) && !(last && before(last, row))) held.set(row.id, null)
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
      abandon(loading)
      const all = [...fragment.children]
      for (const [name, { rows }] of sections) {
        const fresh = all.filter(({ dataset }) => dataset.section === name).map(known)
        rows.replaceChildren(...fresh)
      }
      scroller.scrollTop = top
      if (top > 0) settle(last)
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      observe()
      tell()
    }

    function known(row) {
      const present = row.id && find(row.id)
      if (!present) return row
      show(present, row)
      return present
    }

    /** The next page of a section in a direction. */
    function grown(side, fragment) {
      const { rows, edge } = sections.get(loading?.dataset.section ?? 'newest')
      edge(side)?.remove()
      const present = new Set([...everything(), ...held.values()].map((row) => row?.id))
      const more = [...fragment.children].filter((row) => row.dataset.edge || !present.has(row.id))
      const last = anchor()
      if (side === 'older') rows.append(...more)
      else rows.prepend(...more)
      for (const { id } of more) beyond.delete(id)
      if (!newest.edge('newer')) beyond.clear()
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
        .ajax('GET', pathname + search, {
          source: target,
          target: '#rows',
          swap: `rows-${target.dataset.edge}`,
          headers: { 'HX-Target': 'div#rows' },
        })
        .finally(() => {
          // Where it did not come, the link is there to try again.
          if (loading === target) loading = undefined
        })
    }

    /** No longer an edge: what it asked for would be put in the wrong place. */
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
    function trim(wanted) {
      for (const [name, { rows, all, edge, key }] of sections) {
        const shown = all()
        const surplus = shown.length - MOST
        if (surplus <= 0) continue
        const side = wanted ?? (scroller.scrollTop > rows.offsetTop + rows.offsetHeight / 2 ? 'newer' : 'older')
        const gone = side === 'newer' ? shown.slice(0, surplus) : shown.slice(-surplus)
        const last = anchor(new Set(gone.map(({ id }) => id)))
        for (const row of gone) row.remove()
        abandon(edge(side))
        const cut = all().at(side === 'newer' ? 0 : -1)
        const item = parley.fragment('<li class=rows__edge><a class=link></a></li>').firstChild
        const link = item.firstChild
        Object.assign(item.dataset, { edge: side, section: name })
        link.textContent = side === 'newer' ? 'Newer conversations' : 'Older conversations'
        const query = new URLSearchParams(panel.dataset.query)
        query.set('section', name)
        query.set(side === 'newer' ? 'before' : 'after', `${key(cut)}_${cut.id.slice('row-'.length)}`)
        link.href = `/conversations?${query}`
        if (side === 'newer') rows.prepend(item)
        else rows.append(item)
        settle(last)
        observe()
      }
    }

    function release(always = false) {
      if (!always && isHeld()) return
      unshift()
      if (held.size === 0) return
      const last = anchor(held)
      for (const [id, row] of held) {
        if (row) place(sections.get(row.dataset.section), row)
        else remove(find(id))
      }
      held.clear()
      settle(last)
      tell()
      trim()
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
    function place(home, row) {
      const present = find(row.id)
      const focused = present?.contains(document.activeElement)
      present?.remove()
      if (!home.belongs(row)) return passBy(home, row)
      home.insert(row)
      if (focused) row.firstElementChild.focus({ preventScroll: true })
    }

    /** Takes a row out; where it has the focus, the next one gets it. */
    function remove(row) {
      if (row?.contains(document.activeElement))
        (row.nextElementSibling ?? row.previousElementSibling)?.querySelector('.row')?.focus({ preventScroll: true })
      row?.remove()
    }

    function passBy({ edge, before, all }, row) {
      if (edge('newer') && before(row, all()[0])) beyond.add(row.id)
    }

    function tell() {
      const updates = held.size + beyond.size
      button.hidden = updates === 0
      button.querySelector('[data-held-count]').textContent = updates === 1 ? '1 update' : `${updates} updates`
      const { length } = waiting.all()
      count.textContent = waiting.edge('older') ? `${length}+` : length
      // Others have moved up.
      if (!awaited && [...sections.values()].some(({ all, edge }) => all().length < edge('older')?.dataset.most))
        refresh()
      root.dispatchEvent(new CustomEvent('parley:rows', { bubbles: true }))
    }

    function find(id) {
      return root.querySelector(`#${id}`)
    }

    function everything() {
      return [...sections.values()].flatMap(({ all }) => all())
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

    function observe() {
      for (const one of root.querySelectorAll('[data-edge]:not([data-most])')) {
        edges.unobserve(one)
        edges.observe(one)
      }
    }
  }
})()
