/** When a person is wanted, and nobody could write to the visitor later, asks for their address without being asked. */
parley.attach('#control-status[data-control="escalated"]', () => {
  const introduction = document.querySelector('[data-introduction="wanted"]')
  if (introduction) introduction.open = true
})
