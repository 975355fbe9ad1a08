/** Shows moments in the reader's time zone and language, and keeps "2m" and "1:12" fresh. */
;(() => {
  const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
  const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
  const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })

  const words = {
    // Its day stands above it: `days.js`.
    clock: (at) => clock.format(at),
    date: (at) => date.format(at),
    since: (at) => duration(Math.max(0, Math.round(age(at) / 1000))),
    left: (at, time) => {
      const ms = Math.max(0, -age(at))
      const { span } = time.dataset
      if (span) time.closest('[data-ring]')?.style.setProperty('--left', `${Math.min(100, (ms / span) * 100)}%`)
      return `${duration(Math.round(ms / 1000))} left`
    },
    ago: (at) => {
      const minutes = Math.round(age(at) / 60_000)
      if (minutes < 1) return 'now'
      if (minutes < 60) return `${minutes}m`
      if (minutes < 24 * 60) return `${Math.round(minutes / 60)}h`
      return day.format(at)
    },
  }

  /** By the server's clock, which wrote the time: this one may be wrong. */
  const age = (at) => Date.now() - (parley.lead ?? 0) - at

  parley.attach('time[data-time]', (time) => {
    time.title = full.format(new Date(time.dateTime))
    show(time)
  })
  setInterval(() => document.querySelectorAll('[data-time="since"],[data-time="left"]').forEach(show), 1000)
  setInterval(() => document.querySelectorAll('time[data-time="ago"]').forEach(show), 20_000)

  function show(time) {
    const text = words[time.dataset.time](new Date(time.dateTime), time)
    if (time.textContent !== text) time.textContent = text
  }

  function duration(seconds) {
    if (seconds >= 3600) return `${Math.floor(seconds / 3600)}h ${Math.floor((seconds % 3600) / 60)}m`
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
})()
