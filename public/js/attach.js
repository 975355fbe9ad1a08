const behaviours = []

// A key of an input method chooses letters and means nothing else: no handler gets to see it. Safari tells that the
// composition has ended before the key that ended it, which only the old code still gives away.
addEventListener(
  'keydown',
  (event) => (event.isComposing || event.keyCode === 229) && event.stopImmediatePropagation(),
  true,
)

new MutationObserver((changes) => {
  for (const { addedNodes } of changes) {
    for (const node of addedNodes)
      if (node.nodeType === Node.ELEMENT_NODE) for (const behaviour of behaviours) attachWithin(node, behaviour)
  }
}).observe(document.documentElement, { childList: true, subtree: true })

/** Runs a behaviour on every element that carries its attribute, now and when a swap brings a new one. */
export function attach(selector, behave) {
  const behaviour = { selector, behave, known: new WeakSet() }
  behaviours.push(behaviour)
  attachWithin(document, behaviour)
}

function attachWithin(root, { selector, behave, known: attached }) {
  const found = root.matches?.(selector) ? [root, ...root.querySelectorAll(selector)] : root.querySelectorAll(selector)
  for (const element of found) {
    if (attached.has(element)) continue
    attached.add(element)
    behave(element)
  }
}
