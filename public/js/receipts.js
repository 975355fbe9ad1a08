import { attach } from './attach.js'

/** At the last message that the other side could see, where it is one's own: whether it was sent, delivered or seen. */
const OWN = { agents: /^(ai|agent)$/, visitor: /^visitor$/ }
const line = document.createElement('p')
line.className = 'receipts'
// No message: the log around it must not announce it as one.
line.ariaLive = 'off'

attach('[data-receipts]', writeReceipt)
attach('#messages .message', () => document.querySelectorAll('[data-receipts]').forEach(writeReceipt))

function writeReceipt({ dataset: { receipts, delivered, seen } }) {
  const messages = document.getElementById('messages')
  // Where the newest are not on the page, nothing is said.
  let last = messages.hasAttribute('data-newer') ? null : messages.lastElementChild
  while (last && /^(system|note|undefined)$/.test(last.dataset.author)) last = last.previousElementSibling
  if (!last || !OWN[receipts].test(last.dataset.author)) return line.remove()
  const words = receiptWords(Number(last.dataset.seq), delivered, seen)
  if (line.textContent !== words) line.textContent = words
  if (line.parentElement !== last) last.append(line)
}

function receiptWords(seq, delivered, seen) {
  if (seq <= seen) return 'Seen'
  return seq <= delivered ? 'Delivered' : 'Sent'
}
