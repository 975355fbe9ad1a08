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
  }
  parley.attach('time[data-time]', (time) => {
    time.title = full.format(new Date(time.dateTime))
    parley.showTime(time)
  })
})()
