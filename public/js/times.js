/**
 * Shows moments in the reader's time zone and language, and keeps "4 min" and "0:48 left" fresh. What time it is, the
 * server says: with the page, and again with each connection. In between counts the time since then, so that a clock
 * that is wrong, or is set, changes nothing.
 */
;(() => {
  const format = (options) => new Intl.DateTimeFormat(undefined, options)
  const clock = format({ hour: 'numeric', minute: '2-digit' })
  const day = format({ day: 'numeric', month: 'short' })
  const date = format({ dateStyle: 'medium' })
  const moment = format({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
  const full = format({ dateStyle: 'full', timeStyle: 'short' })
  /** The server's time when this page's own count began. */
  let began = Number(document.documentElement.dataset.now) - (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0)

  parley.now = () => began + performance.now()
  parley.itIs = (now) => {
    began = now - performance.now()
  }

  const words = {
    // Its day stands above it: `days.js`.
    clock: (at) => clock.format(at),
    date: dateOf,
    moment: (at) => moment.format(at),
    since: (at) => duration(Math.round((parley.now() - at) / 1000)),
    left: (at) => `${duration(Math.ceil((at - parley.now()) / 1000))} left`,
    age: (at) => ageOf(at),
    ago: (at) => ageOf(at, ' ago'),
  }

  parley.attach('time[data-time]', (time) => {
    time.title = full.format(new Date(time.dateTime))
    show(time)
  })
  setInterval(() => document.querySelectorAll('[data-time="since"],[data-time="left"]').forEach(show), 1000)
  setInterval(() => document.querySelectorAll('[data-time="age"],[data-time="ago"]').forEach(show), 20_000)
  document.addEventListener('parley:live', () => document.querySelectorAll('time[data-time]').forEach(show))

  function show(time) {
    const at = new Date(time.dateTime)
    const text = words[time.dataset.time](at)
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

  function duration(seconds) {
    const left = Math.max(0, seconds)
    if (left >= 3600) return `${Math.floor(left / 3600)} h ${Math.floor((left % 3600) / 60)} min`
    return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  }
})()
