import htmx from './htmx.js'

/**
 * The swap style `upsert`: replaces children by id, or inserts them where `data-order` puts them. What is older than
 * what is there (`data-rev`) is left out, so that frames may come twice and in any order.
 */
htmx.registerExtension('upsert', {
  handle_swap: (style, target, fragment) => style === 'upsert' && upsert(target, [...fragment.children]),
})

/** Returns what was put in. A target may leave some out (`admits`), and mind what is read while the rest comes (`steadily`). */
export function upsert(target, all) {
  const swapped = []
  const { admits = () => true, steadily = (change) => change() } = target
  if (all.length === 0) return swapped
  steadily(() => {
    for (const fresh of all) {
      const present = document.getElementById(fresh.id)
      const behind = present ? Number(present.dataset.rev) - Number(fresh.dataset.rev) : -1
      // A message in a log that came by reply and by frame must not be announced twice.
      if (behind > 0 || (behind === 0 && target.role === 'log') || !admits(fresh)) continue
      const focused = present?.contains(document.activeElement) ? document.activeElement.id : undefined
      if (present && present.dataset.order === fresh.dataset.order) {
        present.replaceWith(fresh)
      } else {
        present?.remove()
        insert(target, fresh)
      }
      if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
      swapped.push(fresh)
    }
  }, all.length)
  return swapped
}

/** Looks for the place from the end that news usually go to. One without an order belongs to what follows it. */
function insert(target, message) {
  const order = Number(message.dataset.order)
  let previous = target.lastElementChild
  while (previous && order >= 0 && !(Number(previous.dataset.order) <= order))
    previous = previous.previousElementSibling
  target.insertBefore(message, previous ? previous.nextElementSibling : target.firstElementChild)
}
