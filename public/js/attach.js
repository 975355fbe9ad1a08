/** Runs a behaviour on every element that carries its attribute, now and when a swap brings a new one. */
window.parley = {
  attach(selector, behave) {
    const known = new WeakSet()
    const look = (root) => {
      const found = root.matches?.(selector) ? [root, ...root.querySelectorAll(selector)] : root.querySelectorAll(selector)
      for (const element of found) {
        if (known.has(element)) continue
        known.add(element)
        behave(element)
      }
    }
    look(document)
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) look(node)
      }
    }).observe(document.documentElement, { childList: true, subtree: true })
  },
}
