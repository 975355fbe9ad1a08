/** A message as some view of a thread shows it. */
export interface Shown {
  id: string
  seq: number
  rev: number
  author: string
  body: string
}

/** A thread put together from frames, by the rules of `public/js/upsert.js`. */
export class ThreadView {
  private readonly messages = new Map<string, Shown>()

  upsert(fresh: Shown): void {
    const present = this.messages.get(fresh.id)
    if (!present || present.rev <= fresh.rev) this.messages.set(fresh.id, fresh)
  }

  /** In the order of the thread. Two messages in one place stay two, so that it is seen. */
  inOrder(): Shown[] {
    return [...this.messages.values()].sort((a, b) => a.seq - b.seq)
  }
}
