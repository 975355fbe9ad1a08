import { AsyncLocalStorage } from 'node:async_hooks'

const behind = new AsyncLocalStorage<number>()

/** The time, in epoch milliseconds. */
export function nowMs(): number {
  return Date.now() - behindMs()
}

/** How far the clock is behind the real time, in milliseconds: not at all, but for what runs in `withClockAt`. */
export function behindMs(): number {
  return behind.getStore() ?? 0
}

/** Does something in the past, at a time in epoch milliseconds: for all that it calls, the clock goes on from there. */
export function withClockAt<T>(time: number, work: () => Promise<T>): Promise<T> {
  return behind.run(Date.now() - time, work)
}
