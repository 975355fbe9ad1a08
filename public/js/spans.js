/** How long ago something was, in minutes and hours; nothing where a date says it better. `ago` is what follows the unit. */
export function ageOf(ms, ago = '') {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min${ago}`
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)} h${ago}`
}

/** A span as a clock counts it, "1:12", and from an hour on in words. */
export function spanOf(ms) {
  const seconds = Math.round(Math.max(0, ms) / 1000)
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
