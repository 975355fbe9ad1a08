/** Below the newest message, where it is one's own: whether it was sent, delivered or seen. */
;(() => {
  const OWN = { agents: /^(ai|agent)$/, visitor: /^visitor$/ }

  parley.attach('[data-receipts]', tell)
  parley.attach('#messages .message', () => document.querySelectorAll('[data-receipts]').forEach(tell))

  function tell(line) {
    const { receipts, delivered, seen } = line.dataset
    const messages = document.getElementById('messages')
    // Where the newest are not on the page, nothing stands below them.
    let last = messages.hasAttribute('data-newer') ? null : messages.lastElementChild
    while (last && /^(system|note|undefined)$/.test(last.dataset.author)) last = last.previousElementSibling
    const words = last && OWN[receipts].test(last.dataset.author) ? reached(Number(last.dataset.seq), delivered, seen) : ''
    if (line.textContent !== words) line.textContent = words
  }

  function reached(seq, delivered, seen) {
    if (seq <= seen) return 'Seen'
    return seq <= delivered ? 'Delivered' : 'Sent'
  }
})()
