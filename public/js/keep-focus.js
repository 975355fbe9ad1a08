/** A button that is gone once it has done its work hands the focus to the thread, where its work shows. */
document.addEventListener('htmx:finally:request', ({ target }) => {
  if (!target.matches?.('button')) return
  requestAnimationFrame(() => {
    const lost = document.activeElement === document.body || document.activeElement === target
    if (lost && !target.checkVisibility({ visibilityProperty: true }))
      document.querySelector('[data-log-scroller]').focus({ preventScroll: true })
  })
})
