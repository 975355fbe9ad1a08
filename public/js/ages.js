import { serverTime, showTime, ways } from './times.js'

/** Keeps "4 min ago", a running "1:12" and "0:48 left" fresh. */
const format = (options) => new Intl.DateTimeFormat(undefined, options)
const day = format({ day: 'numeric', month: 'short' })
const date = format({ dateStyle: 'medium' })
const moment = format({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })

// More ways to write a moment than a visitor's page needs.
Object.assign(ways, {
  age: (at) => age(at),
  ago: (at) => age(at, ' ago'),
  since: (at) => duration(serverTime() - at),
  left,
  date: dateOf,
  moment: (at) => moment.format(at),
})
const refresh = (selector) => document.querySelectorAll(selector).forEach(showTime)
refresh('time[data-time]')
setInterval(refresh, 1000, '[data-time="since"],[data-time="left"]')
setInterval(refresh, 20_000, '[data-time^="ag"]')
document.addEventListener('parley:live', () => refresh('time[data-time]'))

function age(at, ago = '') {
  const minutes = Math.round((serverTime() - at) / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min${ago}`
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h${ago}`
  return dateOf(at)
}

function left(at, time) {
  const ms = Math.max(0, at - serverTime())
  const { span } = time.dataset
  if (span) time.closest('[data-ring]')?.style.setProperty('--left', `${Math.min(100, (ms / span) * 100)}%`)
  return `${duration(ms)} left`
}

function duration(ms) {
  const seconds = Math.round(Math.max(0, ms) / 1000)
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function dateOf(at) {
  return (at.getFullYear() === new Date(serverTime()).getFullYear() ? day : date).format(at)
}
