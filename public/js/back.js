/** The way back through the pages of agents. */

// The same address twice would make a step back that leads nowhere.
document.addEventListener('htmx:before:history:update', (event) => {
  if (event.detail.history.path === location.pathname + location.search) event.preventDefault()
})

// A page that the back button brings back as it was has lost its sockets for good.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())
