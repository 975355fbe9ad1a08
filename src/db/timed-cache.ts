import { databaseLocal } from './database-local'

interface TimedCache<T> {
  /** What was read last, or is read now where that was too long ago. */
  current(): Promise<T>
  /** From now on it is this. */
  replace(value: T): void
}

/** Keeps what `read` finds for so many milliseconds: for what is asked often and changes rarely. */
export function timedCache<T>(ms: number, read: () => Promise<T>): TimedCache<T> {
  const cached = databaseLocal<{ now?: { value: T; until: number } }>(() => ({}))
  const replace = (value: T) => {
    cached().now = { value, until: performance.now() + ms }
  }
  return {
    async current() {
      const { now } = cached()
      if (now && performance.now() < now.until) return now.value
      const value = await read()
      replace(value)
      return value
    },
    replace,
  }
}
