/** How long to wait, for people: never less than it is. */
export function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds <= 90) return counted(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 90) return counted(minutes, 'minute')
  return counted(Math.ceil(minutes / 60), 'hour')
}

function counted(number: number, unit: string): string {
  return `${number} ${number === 1 ? unit : `${unit}s`}`
}
