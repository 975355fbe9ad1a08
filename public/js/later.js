/**
 * Loads scripts only when they are needed: at the first press of their button or of a button that names them
 * (`data-later`), or when what they help with gets the focus or the pointer (`data-early`). A script then attaches
 * itself, also to elements that come later, and gets that press again.
 */
;(() => {
  parley.attach('[data-script]', (element) => {
    const { script, early } = element.dataset
    const place = early && document.querySelector(early)
    for (const sign of ['focusin', 'pointerover'])
      place?.addEventListener(sign, () => load(script, () => place.dispatchEvent(new Event('click'))))
  })
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-script], [data-later]')
    const script = button && (button.dataset.script ?? document.getElementById(button.dataset.later)?.dataset.script)
    if (script) load(script, () => button.click())
  })

  parley.load = load

  /** Once a page; one that did not come is asked for again. `then` runs once it is there. */
  function load(src, then) {
    if (document.querySelector(`script[src="${src}"]`)) return
    const script = parley.script(src)
    script.addEventListener('load', then)
    script.addEventListener('error', () => script.remove())
    document.head.append(script)
  }
})()
