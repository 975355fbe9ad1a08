import { attach } from './attach.js'

/**
 * What time it is, and moments in the reader's time zone and language. The server says the time: with the page, and again
 * with each connection. In between counts how long that is ago, so that a clock that is wrong, or is set, changes nothing.
 */
const format = (options) => new Intl.DateTimeFormat(undefined, options)
const clock = format({ hour: 'numeric', minute: '2-digit' })
const full = format({ dateStyle: 'full', timeStyle: 'short' })
const { responseStart } = performance.getEntriesByType('navigation')[0] ?? { responseStart: 0 }
/** The server's time when this page's own count began. */
let loadedAt = document.documentElement.dataset.now - responseStart

export const serverTime = () => loadedAt + performance.now()
export function setServerTime(now) {
  loadedAt = now - performance.now()
}
/** Ways to write a moment; the pages of agents have those of `ages.js` too. The day of this one stands above it: `days.js`. */
export const formats = { clock: (at) => clock.format(at) }

export function showTime(time) {
  const text = formats[time.dataset.time]?.(new Date(time.dateTime), time) ?? time.textContent
  if (time.textContent !== text) time.textContent = text
}
attach('time[data-time]', (time) => {
  time.title = full.format(new Date(time.dateTime))
  showTime(time)
})
