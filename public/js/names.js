import { attach } from './attach.js'

/** A visitor who says who they are is called so in all that is on the page, not only in what comes from then on. */
attach('#thread-name', ({ textContent }) => {
  // As `isolated` has it on the server.
  document.title = `\u2068${textContent.replace(/[\u2066-\u2069]/g, '')}\u2069 · Parley`
  for (const name of document.querySelectorAll('.message--visitor .message__by bdi')) name.textContent = textContent
})
