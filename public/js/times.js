/**
 * What time it is, and moments in the reader's time zone and language. The server says the time: with the page, and again
 * with each connection. In between counts how long that is ago, so that a clock that is wrong, or is set, changes nothing.
 */
;(() => {
  const format = (options) => new Intl.DateTimeFormat(undefined, options)
  const clock = format({ hour: 'numeric', minute: '2-digit' })
  const full = format({ dateStyle: 'full', timeStyle: 'short' })
  const { responseStart } = performance.getEntriesByType('navigation')[0] ?? { responseStart: 0 }
  /** The server's time when this page's own count began. */
  let began = document.documentElement.dataset.now - responseStart

  parley.now = () => began + performance.now()
  parley.itIs = (now) => {
    began = now - performance.now()
  }
  /** Ways to write a moment; the pages of agents have those of `ages.js` too. The day of this one stands above it: `days.js`. */
  const ways = { ...parley.times, clock: (at) => clock.format(at) }

  parley.showTime = (time) => {
    const text = ways[time.dataset.time](new Date(time.dateTime), time)
    if (time.textContent !== text) time.textContent = text
    const { span } = time.dataset
    if (span) time.closest('[data-ring]')?.style.setProperty('--left', `${Math.min(100, Math.max(0, ((at - parley.now()) / span) * 100))}%`)
  }

  function ageOf(at, ago = '') {
    const minutes = Math.round((parley.now() - at) / 60_000)
    if (minutes < 1) return 'now'
    if (minutes < 60) return `${minutes} min${ago}`
    if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h${ago}`
    return dateOf(at)
  }

  function dateOf(at) {
    return (at.getFullYear() === new Date(parley.now()).getFullYear() ? day : date).format(at)
  }
  parley.attach('time[data-time]', (time) => {
    time.title = full.format(new Date(time.dateTime))
    parley.showTime(time)
  })
})()
