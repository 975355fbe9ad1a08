import type { Random } from '../support/random'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** So that even who came last has time for a few words. */
const LATEST_START_MS = 5 * 60_000
/** How many write in an hour of the day (UTC): most in office hours, some in the evening. */
const HOURS = [1, 1, 1, 1, 1, 2, 4, 9, 16, 20, 21, 19, 15, 18, 20, 19, 16, 12, 9, 8, 7, 5, 3, 2]
/** From Sunday on. */
const WEEKDAYS = [0.45, 1.15, 1.1, 1.05, 1, 0.95, 0.6]
/** How many more write at the end than at the beginning. */
const GROWTH = 3
/** Of the conversations that came just now, the part that is still open; and in how long that sinks to a third. */
const OPEN_AT_FIRST = 0.8
const OPEN_FOR_DAYS = 45

/** When conversations began: in the rhythm of days and weeks, and more and more of them. */
export class Calendar {
  private readonly from: number
  /** The part of all conversations that began before each hour. */
  private readonly before: Float64Array
  private readonly openForGood: number

  /** `openPart` of all conversations are open. */
  constructor(
    readonly days: number,
    readonly until: number,
    openPart: number,
  ) {
    this.from = until - days * DAY_MS
    const weights = this.hourlyWeights()
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    this.before = new Float64Array(weights.length + 1)
    let recent = 0
    for (const [hour, weight] of weights.entries()) {
      this.before[hour + 1] = (this.before[hour] ?? 0) + weight / total
      recent += (weight / total) * fading(until - this.startOf(hour))
    }
    this.openForGood = Math.max(0, (openPart - OPEN_AT_FIRST * recent) / (1 - recent))
  }

  /** When the conversation began that comes after this part, 0 to 1, of all. */
  timeAfter(part: number): number {
    let [low, high] = [0, this.before.length - 2]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.before[middle] ?? 0) <= part) low = middle
      else high = middle - 1
    }
    const [start = 0, end = 1] = [this.before[low], this.before[low + 1]]
    return Math.round(this.startOf(low) + ((part - start) / (end - start)) * this.lengthOf(low))
  }

  /** The part of all conversations that began in the last days. */
  partOfLast(days: number): number {
    const hours = Math.min(this.before.length - 1, Math.round(days * 24))
    return 1 - (this.before[this.before.length - 1 - hours] ?? 0)
  }

  /** Whether one that began then is still open: many of the newest are, and few of the old. */
  isOpen(startedAt: number, random: Random): boolean {
    const fade = fading(this.until - startedAt)
    return random.chance(fade * OPEN_AT_FIRST + (1 - fade) * this.openForGood)
  }

  private hourlyWeights(): number[] {
    const hours = Math.ceil(this.days * 24)
    return Array.from({ length: hours }, (_, hour) => {
      const date = new Date(this.startOf(hour))
      const rhythm = (HOURS[date.getUTCHours()] ?? 1) * (WEEKDAYS[date.getUTCDay()] ?? 1)
      return rhythm * (1 + (GROWTH - 1) * (hour / hours)) * (this.lengthOf(hour) / HOUR_MS)
    })
  }

  private startOf(hour: number): number {
    return this.from + hour * HOUR_MS
  }

  private lengthOf(hour: number): number {
    return Math.min(HOUR_MS, this.until - LATEST_START_MS - this.startOf(hour))
  }
}

function fading(ageMs: number): number {
  return Math.exp(-ageMs / (OPEN_FOR_DAYS * DAY_MS))
}
