import htmx from './htmx.js'
import { belongs } from './order.js'
import { upsert } from './upsert.js'
import { windowedList } from './windowed-list.js'

const SIDES = ['older', 'newer']
const version = (message) => Number(message?.dataset.rev ?? -1)
const seqOf = (message) => Number(message?.dataset.seq ?? 0)
const before = (a, b) => seqOf(a) < seqOf(b)

/**
 * The stretch of a thread that the page holds. `data-older` and `data-newer` say on which side there is more. `quietly`
 * makes a change without moving what is read; `opened` hears that another stretch has been put in place, and `missed`
 * how many messages were too many to be sent.
 */
export function threadStretch(scroller, messages, { quietly, opened: onOpened, missed: onMissed, signal }) {
  const edges = Object.fromEntries(SIDES.map((side) => [side, scroller.querySelector(`[data-edge="${side}"]`)]))
  const stretch = { sides: SIDES, items, before, more, next, drop }
  const pages = windowedList({
    scroller,
    stretches: [stretch],
    version,
    steadily: quietly,
    changed: (later) => upsert(messages, later),
    signal,
  })
  for (const [side, edge] of Object.entries(edges)) {
    edge.querySelector('button').addEventListener('click', () => pages.loading() || pages.load(pageBeyond(side)))
  }

  return { admits, open, retry, swap, trim: pages.trim, first, last }

  function admits(message) {
    pages.remember(message)
    return belongs(stretch, message)
  }

  function next(side) {
    if (!edges[side].hidden && edges[side].lastElementChild.hidden) return pageBeyond(side)
  }

  function pageBeyond(side) {
    return pageAt(side === 'older' ? `before=${first()}` : `after=${last()}`, side)
  }

  /** Goes to another place: `at=120`, or the newest messages. */
  function open(place = '') {
    const instead = pages.loading()
    if (instead) htmx.trigger(messages, 'htmx:abort')
    return pages.load(pageAt(place, undefined, instead))
  }

  function pageAt(place, side, instead) {
    const get = () =>
      htmx.ajax('GET', `${messages.dataset.messages}?${place}`, {
        source: messages,
        target: messages,
        swap: 'stretch',
      })
    const page = { place, side, edge: edges[side], request, failed: () => fail(true) }
    return page

    async function request() {
      fail(false)
      await get()
      // htmx drops what is asked for while a reply that can no longer be stopped is being put in place.
      if (instead && pages.loading() === page) await get()
    }
  }

  function swap(style, { firstElementChild: part }) {
    if (style === 'stretch') return arrived(part)
    return style === 'missed' && wereMissed(part)
  }

  function arrived(part) {
    const { place, side } = pages.loading() ?? {}
    if (part?.dataset.stretch !== place) return []
    // The message that it was to follow has since left the page.
    if (side && place !== pageBeyond(side).place) {
      pages.abandon()
      return []
    }
    const arrivals = [...part.children]
    const later = pages.arrived(() => {
      if (side === 'older') messages.prepend(...arrivals)
      else if (side === 'newer') messages.append(...arrivals)
      else messages.replaceChildren(...arrivals)
      for (const one of side ? [side] : SIDES) mark(one, part.hasAttribute(`data-${one}`))
    })
    if (!side) onOpened(place)
    return [...arrivals, ...later]
  }

  function wereMissed({ dataset }) {
    quietly(() => {
      for (const message of items()) if (seqOf(message) > Number(dataset.after)) message.remove()
      if (Number(dataset.count) > 0) mark('newer', true)
    })
    pages.watch()
    onMissed(Number(dataset.count))
    return []
  }

  function drop(side, gone) {
    if (gone.some((message) => message.contains(document.activeElement))) scroller.focus({ preventScroll: true })
    for (const message of gone) message.remove()
    mark(side, true)
  }

  function retry() {
    if (Object.values(edges).every((edge) => edge.lastElementChild.hidden)) return
    fail(false)
    pages.watch()
  }

  function mark(side, goesOn) {
    messages.toggleAttribute(`data-${side}`, goesOn)
    edges[side].hidden = !goesOn
  }

  function fail(failed) {
    for (const edge of Object.values(edges)) {
      edge.firstElementChild.hidden = failed
      edge.lastElementChild.hidden = !failed
    }
  }

  function more(side) {
    return messages.hasAttribute(`data-${side}`)
  }

  function items() {
    return [...messages.children].filter((one) => one.dataset.seq)
  }

  function first() {
    return seqOf(messages.querySelector(':scope > [data-seq]'))
  }

  function last() {
    return seqOf(messages.lastElementChild)
  }
}
