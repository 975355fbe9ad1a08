/** A visitor who says who they are is called so in all that is on the page, not only in what comes from then on. */
parley.attach('#thread-name', ({ textContent }) => {
  document.title = `${textContent} · Parley`
  for (const name of document.querySelectorAll('.message--visitor .message__by b')) name.textContent = textContent
})
