/** How many of something each holder has, such as connections. A holder that has none takes no memory. */
export class Tally {
  private readonly counts = new Map<string, number>()

  count(holder: string): number {
    return this.counts.get(holder) ?? 0
  }

  /** The holders that have at least one. */
  holders(): Iterable<string> {
    return this.counts.keys()
  }

  add(holder: string): void {
    this.counts.set(holder, this.count(holder) + 1)
  }

  remove(holder: string): void {
    const left = this.count(holder) - 1
    if (left > 0) this.counts.set(holder, left)
    else this.counts.delete(holder)
  }
}
