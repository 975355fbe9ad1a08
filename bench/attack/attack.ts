import type { Target } from './target'

/** What somebody without an account can try. */
export interface Attack {
  /** The letter that the table sorts by: A markup, B one request, C filling, D passwords, E faults. */
  section: 'A' | 'B' | 'C' | 'D' | 'E'
  name: string
  /** What may be seen at most, in words. */
  allowed: string
  /** Needs a Parley that it may start, stop and look into; left out where only an address is given. */
  needsProcess?: true
  /** Settings that it needs; attacks with the same ones, one after the other, meet the same Parley. */
  settings?: Record<string, string>
  /** Leaves behind a Parley that has ended, or that says nothing about the next attack. */
  leavesMarks?: true
  /** Left out of the short form, which runs with the tests: a test of its own asserts the same on real processes. */
  onlyLong?: true
  /** It is broken where it takes longer, in seconds: in the short form, and in the long one. */
  withinS: { short: number; long: number }
  run(target: Target, form: Form): Promise<Seen>
}

export type Form = 'short' | 'long'

export interface Seen {
  /** With the numbers. */
  seen: string
  held: boolean
}

/** One of several things that were tried; together they are `Seen`. */
export function together(parts: Seen[]): Seen {
  return { seen: parts.map(({ seen }) => seen).join('; '), held: parts.every(({ held }) => held) }
}

/** How often each value came, most often first: `429×193, 422×7`. */
export function tallied(values: (string | number)[]): string {
  const counts = new Map<string | number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const sorted = [...counts].sort(([, a], [, b]) => b - a)
  return sorted.map(([value, count]) => `${value}×${count}`).join(', ') || 'nothing'
}
