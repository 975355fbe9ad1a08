import { serverTime } from './times.js'

/**
 * Lines between the days of a thread, by the reader's calendar and in their language, and within a day, consecutive
 * messages of one author are grouped. Both are put in place whenever messages come or go; the lines are named anew
 * after midnight.
 */
const TOGETHER_MS = 3 * 60_000
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
const thisYear = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' })
const otherYear = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

export function arrangeDays(messages) {
  let day
  let last
  for (const child of [...messages.children]) {
    if (child.dataset.day) {
      // It stands for what follows, which may have changed.
      if (child.nextElementSibling?.dataset.day !== undefined || !child.nextElementSibling) child.remove()
      continue
    }
    const own = new Date(Number(child.dataset.at)).toDateString()
    const before = child.previousElementSibling
    const line = before?.dataset.day ? before : undefined
    if (own === day) line?.remove()
    else if (line) name(line, own)
    else child.before(name(document.createElement('div'), own))
    child.toggleAttribute('data-joined', own === day && continues(child, last))
    day = own
    last = child
  }
}
// Also wakes with a computer that slept over midnight.
setInterval(() => {
  for (const line of document.querySelectorAll('[data-day]')) name(line, line.dataset.day)
}, 20_000)

/** Without a line that says whose it is; one that was edited has to say so. */
function continues(child, last) {
  const [own, before] = [child.dataset, last.dataset]
  const same = own.author === before.author && own.agent === before.agent && own.author !== 'system'
  return same && own.at - before.at < TOGETHER_MS && !child.querySelector('.message__edited')
}

function name(line, day) {
  const words = wordsFor(new Date(day))
  if (line.textContent === words) return line
  line.className = 'day'
  line.dataset.day = day
  line.textContent = words
  line.role = 'heading'
  line.ariaLevel = 3
  // No message: the log around it must not announce it as one.
  line.ariaLive = 'off'
  return line
}

function wordsFor(day) {
  const today = new Date(serverTime())
  const back = Math.round((new Date(today.toDateString()) - day) / 86_400_000)
  if (back === 0 || back === 1) return capital(relative.format(-back, 'day'))
  return (day.getFullYear() === today.getFullYear() ? thisYear : otherYear).format(day)
}

function capital(words) {
  return words[0].toLocaleUpperCase() + words.slice(1)
}
