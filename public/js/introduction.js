/**
 * When a person is wanted, and nobody could write to the visitor later, asks for their address without being asked;
 * once a person is there, an empty form makes room again.
 */
;(() => {
  parley.attach('#control-status:is([data-control="escalated"], [data-missed])', () => {
    const wanted = document.querySelector('[data-introduction="wanted"]')
    if (wanted) wanted.open = true
  })
  parley.attach('#control-status[data-control="agent"]', () => {
    const asked = document.querySelector('[data-introduction="wanted"]')
    const busy =
      asked?.contains(document.activeElement) ||
      [...(asked?.querySelectorAll('input') ?? [])].some(({ value }) => value)
    if (asked && !busy) asked.open = false
  })
})()
