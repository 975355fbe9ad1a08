import type { Line } from './thread'

/** Moves the lines from `first` on to a later time, their pauses staying as they are. */
export function postpone(lines: Line[], first: number, byMs: number): void {
  for (const line of lines.slice(first)) line.at += byMs
}

/** Shortens the pauses between the lines from `first` on, which begin at `from`, so that none is after `until`. */
export function squeeze(lines: Line[], first: number, from: number, until: number): void {
  const last = lines.at(-1)?.at ?? until
  if (last <= until) return

  const factor = Math.max(0, until - from) / (last - from)
  let before = first > 0 ? (lines[first - 1]?.at ?? 0) : 0
  for (let place = first; place < lines.length; place++) {
    const line = lines[place] as Line
    // However little time there is, no two lines have the same: their ids sort by it.
    line.at = Math.max(before + 1, Math.floor(from + (line.at - from) * factor))
    before = line.at
  }
}
