import { ageOf, spanOf } from './spans.js'
import { formats, serverTime, showTime } from './times.js'

/** Keeps "4 min ago", a running "1:12" and "0:48 left" fresh. */
const format = (options) => new Intl.DateTimeFormat(undefined, options)
const day = format({ day: 'numeric', month: 'short' })
const date = format({ dateStyle: 'medium' })
const moment = format({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })

// More ways to write a moment than a visitor's page needs.
Object.assign(formats, {
  age: (at) => age(at),
  ago: (at) => age(at, ' ago'),
  since: (at) => spanOf(serverTime() - at),
  left: timeLeft,
  date: dateOf,
  moment: (at) => moment.format(at),
})
const refresh = (selector) => document.querySelectorAll(selector).forEach(showTime)
refresh('time[data-time]')
setInterval(refresh, 1000, '[data-time="since"],[data-time="left"]')
setInterval(refresh, 20_000, '[data-time^="ag"]')
document.addEventListener('parley:live', () => refresh('time[data-time]'))

function age(at, ago) {
  return ageOf(serverTime() - at, ago) ?? dateOf(at)
}

function timeLeft(at, time) {
  const ms = Math.max(0, at - serverTime())
  const { span } = time.dataset
  if (span) time.closest('[data-ring]')?.style.setProperty('--left', `${Math.min(100, (ms / span) * 100)}%`)
  return `${spanOf(ms)} left`
}

function dateOf(at) {
  return (at.getFullYear() === new Date(serverTime()).getFullYear() ? day : date).format(at)
}
