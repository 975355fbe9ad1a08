/**
 * Where an item belongs in the stretch of a long list that the page holds. A stretch has its `items()` in their order,
 * `before(a, b)`, which compares two, and `sides`, the names of its start and its end; `more(side)` says whether the list
 * goes on there.
 */

/** Whether it belongs into the stretch, and not beyond one of its ends: there would be a gap between. */
export function belongs({ items, before, sides: [start, end], more }, item) {
  const all = items()
  if (all.length === 0) return true
  return !(more(start) && before(item, all[0])) && !(more(end) && before(all.at(-1), item))
}

/** Whether a newer picture of an item that is there belongs where the item is. */
export function staysPut({ items, before, sides: [start, end], more }, present, item) {
  const all = items()
  const at = all.indexOf(present)
  if (at < 0) return false
  const afterPrevious = at === 0 ? !more(start) || !before(item, present) : before(all[at - 1], item)
  const beforeNext = at === all.length - 1 ? !more(end) || !before(present, item) : before(item, all[at + 1])
  return afterPrevious && beforeNext
}

/** The item that it goes before; none where it is the last. */
export function nextOf({ items, before }, item) {
  return items().find((other) => before(item, other))
}
