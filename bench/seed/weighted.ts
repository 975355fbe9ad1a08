import type { Random } from '../support/random'

/** Picks from a list by weight, each time in the same short time however long the list is: Walker's alias method. */
export class Weighted<T> {
  private readonly keep: Float64Array
  private readonly alias: Uint32Array

  /** `weightOf` gets the item and its place in the list; the weights need not add up to 1. */
  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T, index: number) => number,
  ) {
    const weights = items.map(weightOf)
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length
    this.keep = Float64Array.from(weights, (weight) => weight / mean)
    this.alias = Uint32Array.from(weights.keys())
    const small = [...this.keep.keys()].filter((index) => this.share(index) < 1)
    const large = [...this.keep.keys()].filter((index) => this.share(index) >= 1)
    while (small.length > 0 && large.length > 0) {
      const [less, more] = [small.pop() as number, large.pop() as number]
      this.alias[less] = more
      this.keep[more] = this.share(more) + this.share(less) - 1
      const rest = this.share(more) < 1 ? small : large
      rest.push(more)
    }
    // What is left differs from 1 by rounding alone.
    for (const index of [...small, ...large]) this.keep[index] = 1
  }

  pick(random: Random): T {
    const place = random.next() * this.items.length
    const index = Math.floor(place)
    return this.items[place - index < this.share(index) ? index : (this.alias[index] ?? index)] as T
  }

  private share(index: number): number {
    return this.keep[index] ?? 1
  }
}

/** Items of which the first is the most frequent, the second half as frequent, and so on, as words and names are. */
export function zipf<T>(items: readonly T[], exponent = 1): Weighted<T> {
  return new Weighted(items, (_, index) => 1 / (index + 1) ** exponent)
}

/** From `low` up to `high`, as often from 1 to 10 as from 10 to 100. */
export function logUniform(random: Random, low: number, high: number): number {
  return low * (high / low) ** random.next()
}

/** A whole number from `low` up to and with `high`. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random.next() * (high - low + 1))
}
