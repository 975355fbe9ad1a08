/** The value that a share of all values does not exceed, such as 0.95; NaN where there are none. */
export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function median(values: number[]): number {
  return percentile(values, 0.5)
}

/** Milliseconds on a clock that all programs on this machine share. */
export function now(): number {
  return performance.timeOrigin + performance.now()
}
