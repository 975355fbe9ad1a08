import htmx from './htmx.js'

/**
 * A long list of which the page holds a stretch, or several: the conversations of each section, the messages of a thread.
 * More is loaded before the reader comes to an edge, and what is far from them leaves the page, so that a long list
 * costs what a short one does. What changes while a page of it is loaded is kept until the page has come: the page may
 * have been read before the change.
 */
const MOST = 200
const MARGIN_PX = 1200

htmx.registerExtension('windowed', {
  handle_swap: (style, target, fragment) =>
    target.closest('conversation-list, message-thread')?.swap?.(style, fragment) ?? false,
})

/**
 * Each of the `stretches` has its order (`order.js`), the page that is to be loaded at an edge (`next(side)`), and lets
 * items go (`drop(side, items)`). A page has an `edge`, a `request()`, and `failed()` for when it did not come. `steadily`
 * makes a change without moving what is read; `changed` puts in what has changed meanwhile.
 */
export function windowedList({ scroller, stretches, version, steadily, changed, signal }) {
  let loading
  let awaited = false
  let meanwhile

  const edges = new IntersectionObserver(loadNear, { root: scroller, rootMargin: `${MARGIN_PX}px 0px` })
  signal.addEventListener('abort', () => edges.disconnect())
  watch()

  return {
    load,
    arrived,
    abandon,
    expect,
    renewed,
    remember,
    trim,
    watch,
    loading: () => loading,
    isExpecting: () => awaited,
  }

  function loadNear(seen) {
    if (loading) return
    const near = seen.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target)
    const pages = stretches.flatMap(({ sides, next }) => sides.map(next))
    const page = pages.find((one) => near.includes(one?.edge))
    if (page) load(page)
  }

  async function load(page) {
    loading = page
    meanwhile ??= new Map()
    await page.request()
    if (loading !== page) return
    loading = undefined
    page.failed?.()
  }

  /** Puts in the page that was asked for last. Returns what `changed` does. */
  function arrived(put) {
    loading = undefined
    steadily(put)
    const later = catchUp()
    trim()
    watch()
    return later
  }

  /** What was asked for no longer fits. */
  function abandon() {
    loading = undefined
    watch()
  }

  /** The whole list will come anew; what changes until then is kept. */
  function expect() {
    awaited = true
    meanwhile = new Map()
  }

  /** It has come. */
  function renewed() {
    awaited = false
    catchUp()
    watch()
  }

  /** Every change goes through here. */
  function remember(item) {
    if (meanwhile && !(version(meanwhile.get(item.id)) > version(item))) meanwhile.set(item.id, item.cloneNode(true))
  }

  function catchUp() {
    const later = [...(meanwhile?.values() ?? [])].map((item) => item.cloneNode(true))
    if (!awaited && !loading) meanwhile = undefined
    return (later.length > 0 && changed(later)) || []
  }

  /** Lets go of items on the side that is farther from the reader, but of none that they may soon come to. */
  function trim() {
    for (const stretch of stretches) {
      const items = stretch.items()
      let surplus = items.length - MOST
      if (surplus <= 0) continue
      const reach = scroller.getBoundingClientRect()
      const above = (item) => reach.top - item.getBoundingClientRect().bottom
      const below = (item) => item.getBoundingClientRect().top - reach.bottom
      const atStart = above(items[0]) > below(items.at(-1))
      const distance = atStart ? above : below
      const gone = []
      for (const item of atStart ? items : items.reverse()) {
        if (surplus-- <= 0 || distance(item) < 2 * MARGIN_PX) break
        gone.push(item)
      }
      if (gone.length === 0) continue
      steadily(() => stretch.drop(stretch.sides[atStart ? 0 : 1], gone))
      watch()
    }
  }

  /** Looks again, as an observer tells only of what has changed. */
  function watch() {
    for (const edge of scroller.querySelectorAll('[data-edge]')) {
      edges.unobserve(edge)
      edges.observe(edge)
    }
  }
}
