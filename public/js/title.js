import { attach } from './attach.js'

/** The page's title begins with how many visitors wait, so that a tab among others says it. */
attach('#waiting-count', write)
// Code that sets a new title leaves the number out.
new MutationObserver(write).observe(document.head, { childList: true, subtree: true })

function write() {
  const { count } = document.getElementById('waiting-count')?.dataset ?? {}
  const title = `${count ? `(${count}) ` : ''}${document.title.replace(/^\(\d+\) /, '')}`
  if (title !== document.title) document.title = title
}
