/**
 * The swap style `upsert`: replaces children by id, or inserts them where `data-order` puts them. What is older than
 * what is there (`data-rev`) is left out, so that frames may come twice and in any order.
 */
htmx.registerExtension('upsert', {
  handle_swap(style, target, fragment) {
    if (style !== 'upsert') return false
    const descending = target.dataset.sort === 'descending'
    const swapped = []
    for (const fresh of [...fragment.children]) {
      const present = document.getElementById(fresh.id)
      const behind = present ? Number(present.dataset.rev) - Number(fresh.dataset.rev) : -1
      // A message in a log that came by reply and by frame must not be announced twice.
      if (behind > 0 || (behind === 0 && target.role === 'log')) continue
      const focused = present?.contains(document.activeElement) ? document.activeElement.id : undefined
      if (present && present.dataset.order === fresh.dataset.order) {
        present.replaceWith(fresh)
      } else {
        present?.remove()
        insert(target, fresh, descending)
      }
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      swapped.push(fresh)
    }
    return swapped
  },
})

/** Looks for the place from the end that news usually go to. Children without an order stay where they are. */
function insert(target, fresh, descending) {
  const order = Number(fresh.dataset.order)
  if (descending) {
    let next = target.firstElementChild
    while (next && Number(next.dataset.order) > order) next = next.nextElementSibling
    target.insertBefore(fresh, next)
  } else {
    let previous = target.lastElementChild
    while (previous && Number(previous.dataset.order) > order) previous = previous.previousElementSibling
    target.insertBefore(fresh, previous ? previous.nextElementSibling : target.firstElementChild)
  }
}
