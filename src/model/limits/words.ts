/** A waiting time in words, rounded up. */
export function inWords(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  if (seconds <= 90) return countWithUnit(seconds, 'second')
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 90) return countWithUnit(minutes, 'minute')
  return countWithUnit(Math.ceil(minutes / 60), 'hour')
}

function countWithUnit(number: number, unit: string): string {
  return `${number} ${number === 1 ? unit : `${unit}s`}`
}
