/** A page's address and title are as long as they are; the server takes no more than this of them, and no half character. */
export function pageFacts({ url, title, referrer } = {}) {
  return { url: cut(url, 2000), title: cut(title, 300), referrer: cut(referrer, 2000) }
}

function cut(text, most) {
  return typeof text === 'string' ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : undefined
}
