/**
 * The stretch of a thread that the page holds. More is loaded before the reader gets to its edge, and what is far from
 * them leaves the page, so that a long conversation costs what a short one does. A message that belongs beyond an edge is
 * not put in: there would be a gap before it. `data-older` and `data-newer` say on which side there is more.
 */
;(() => {
  const MOST = 200
  const MARGIN_PX = 1200
  const threads = new WeakMap()

  htmx.registerExtension('history', {
    handle_swap(style, target, fragment) {
      const does = { stretch: 'arrived', missed: 'missed' }[style]
      return (does && threads.get(target)?.[does](fragment.firstElementChild)) ?? false
    },
  })

  /** `quietly` makes a change without moving what is read; `opened` is told when another stretch has been put in place. */
  parley.history = (scroller, messages, { quietly, opened, missed }) => {
    const edges = Object.fromEntries(
      [...scroller.querySelectorAll('[data-edge]')].map((edge) => [edge.dataset.edge, edge]),
    )
    /** What is being loaded, and which messages have come since: a page may arrive after them and still be older. */
    let asked
    let meanwhile

    const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && loadNear(), {
      root: scroller,
      rootMargin: `${MARGIN_PX}px 0px`,
    })
    for (const [side, edge] of Object.entries(edges))
      edge.querySelector('button').addEventListener('click', () => load(side))
    threads.set(messages, { arrived, missed: wereMissed })
    watch()

    return { admits, trim, open, retry, first, last }

    function admits(fresh) {
      if (asked) meanwhile.set(fresh.id, fresh.cloneNode(true))
      const seq = Number(fresh.dataset.seq)
      return all().length === 0 || ((seq >= first() || !has('older')) && (seq <= last() || !has('newer')))
    }

    /** Goes to another place: `at=120`, or the newest messages. */
    function open(place = '', instead = asked !== undefined) {
      if (instead) htmx.trigger(messages, 'htmx:abort')
      return ask(place, instead)
    }

    function loadNear() {
      const reach = scroller.getBoundingClientRect()
      for (const [side, edge] of Object.entries(edges)) {
        const { top, bottom } = edge.getBoundingClientRect()
        if (
          !edge.hidden &&
          edge.lastElementChild.hidden &&
          bottom > reach.top - MARGIN_PX &&
          top < reach.bottom + MARGIN_PX
        )
          return load(side)
      }
    }

    function load(side) {
      if (asked === undefined) ask(placeBeyond(side))
    }

    async function ask(place, instead) {
      asked = place
      meanwhile = new Map()
      fail(false)
      await htmx.ajax('GET', `${messages.dataset.messages}?${place}`, {
        source: messages,
        target: messages,
        swap: 'stretch',
      })
      if (asked !== place) return
      // htmx drops what is asked for while a reply that can no longer be stopped is being put in place.
      if (instead) return ask(place)
      // It did not come.
      asked = undefined
      fail(true)
    }

    function arrived(stretch) {
      const place = stretch?.dataset.stretch
      if (place !== asked) return []
      asked = undefined
      watch()
      const side = Object.keys(edges).find((one) => place === placeBeyond(one))
      const fresh = [...stretch.children]
      // The message that it was to follow has since left the page.
      if (!side && /^(before|after)/.test(place)) return []
      quietly(() => {
        if (side === 'older') messages.prepend(...fresh)
        else if (side === 'newer') messages.append(...fresh)
        else messages.replaceChildren(...fresh)
        for (const one of side ? [side] : Object.keys(edges)) tell(one, stretch.hasAttribute(`data-${one}`))
      })
      const later = parley.upsert(messages, [...meanwhile.values()])
      if (side) trim()
      else opened(place)
      return [...fresh, ...later]
    }

    function wereMissed({ dataset }) {
      quietly(() => {
        for (const message of all()) if (Number(message.dataset.seq) > Number(dataset.after)) message.remove()
        if (Number(dataset.count) > 0) tell('newer', true)
      })
      watch()
      missed(Number(dataset.count))
      return []
    }

    /** Lets go of messages on the side that is farther from the reader, but of none that they may soon come to. */
    function trim() {
      const shown = all()
      let surplus = shown.length - MOST
      if (surplus <= 0) return
      const reach = scroller.getBoundingClientRect()
      const [above, below] = [
        reach.top - shown[0].getBoundingClientRect().top,
        shown.at(-1).getBoundingClientRect().bottom - reach.bottom,
      ]
      const side = above > below ? 'older' : 'newer'
      const gone = []
      for (const message of side === 'older' ? shown : shown.reverse()) {
        const { top, bottom } = message.getBoundingClientRect()
        if (surplus-- <= 0 || (side === 'older' ? reach.top - bottom : top - reach.bottom) < 2 * MARGIN_PX) break
        gone.push(message)
      }
      if (gone.length === 0) return
      quietly(() => {
        if (gone.some((message) => message.contains(document.activeElement))) scroller.focus({ preventScroll: true })
        for (const message of gone) message.remove()
        tell(side, true)
      })
      watch()
    }

    function retry() {
      if (Object.values(edges).some((edge) => !edge.lastElementChild.hidden)) {
        fail(false)
        watch()
      }
    }

    function tell(side, more) {
      messages.toggleAttribute(`data-${side}`, more)
      edges[side].hidden = !more
    }

    function fail(failed) {
      for (const edge of Object.values(edges)) {
        edge.firstElementChild.hidden = failed
        edge.lastElementChild.hidden = !failed
      }
    }

    /** Looks again, as an observer only tells of what has changed. */
    function watch() {
      for (const edge of Object.values(edges)) {
        near.unobserve(edge)
        near.observe(edge)
      }
    }

    function placeBeyond(side) {
      return side === 'older' ? `before=${first()}` : `after=${last()}`
    }

    function has(side) {
      return messages.hasAttribute(`data-${side}`)
    }

    function all() {
      return [...messages.children].filter((one) => one.dataset.seq)
    }

    function first() {
      return Number(messages.querySelector(':scope > [data-seq]')?.dataset.seq ?? 0)
    }

    function last() {
      return Number(messages.lastElementChild?.dataset.seq ?? 0)
    }
  }
})()
