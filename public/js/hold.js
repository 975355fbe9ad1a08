/**
 * When the order of the list stays as it is: while a pointer moves over it, or somebody goes from row to row with
 * keys. After two seconds of rest the changes come in, and after five seconds in any case. Nothing is held while a
 * finger is on the screen.
 */
export function holdOrder(panel, area, onRelease) {
  const REST_MS = 2000
  const MOST_MS = 5000
  /** When this hold began, and when it ends if nothing more happens: by the pointer, and by keys. */
  let beganAt = 0
  const ends = { pointer: 0, keys: 0 }
  let timer
  let pressTimer
  const changesAfterPress = []
  const pointer = { x: 0, y: 0 }

  area.addEventListener('pointermove', (event) => {
    // Where the page moves under a pointer that rests, browsers report that as well.
    if (event.pointerType === 'touch' || (event.clientX === pointer.x && event.clientY === pointer.y)) return
    Object.assign(pointer, { x: event.clientX, y: event.clientY })
    hold('pointer', REST_MS)
  })
  area.addEventListener('wheel', () => hold('pointer', REST_MS), { passive: true })
  panel.addEventListener('pointerleave', () => endHold('pointer'))
  area.addEventListener('keydown', ({ target }) => target.matches('.row') && hold('keys', MOST_MS))
  area.addEventListener('focusin', ({ target }) => target.matches('.row:focus-visible') && hold('keys', MOST_MS))
  area.addEventListener('focusout', () =>
    requestAnimationFrame(() => area.contains(document.activeElement) || endHold('keys')),
  )

  // What a button was pressed on must still be there when it is let go, or it is no click.
  area.addEventListener('pointerdown', ({ pointerType }) => {
    clearTimeout(pressTimer)
    pressTimer = setTimeout(endPress, pointerType === 'touch' ? REST_MS : MOST_MS)
    for (const name of ['pointerup', 'pointercancel'])
      addEventListener(name, () => pressTimer && setTimeout(endPress), { once: true })
  })

  return {
    isHeld: () => performance.now() < Math.max(ends.pointer, ends.keys),
    /** The row under a pointer that holds the order. */
    under: () =>
      performance.now() < ends.pointer
        ? document.elementFromPoint(pointer.x, pointer.y)?.closest('#rows li')
        : undefined,
    /** Now, or once no button is pressed. */
    whenUp: (change) => (pressTimer ? changesAfterPress.push(change) : change()),
  }

  function hold(by, forMs) {
    const now = performance.now()
    if (now >= Math.max(ends.pointer, ends.keys)) {
      announceRelease()
      beganAt = now
    }
    ends[by] = Math.min(now + forMs, beganAt + MOST_MS)
    clearTimeout(timer)
    timer = setTimeout(announceRelease, Math.max(ends.pointer, ends.keys) - now + 1)
  }

  function endHold(by) {
    ends[by] = 0
    announceRelease()
  }

  function endPress() {
    clearTimeout(pressTimer)
    pressTimer = undefined
    for (const change of changesAfterPress.splice(0)) change()
    announceRelease()
  }

  function announceRelease() {
    if (!pressTimer) onRelease()
  }
}
