import { sql } from './client'

/** One of something for each database: what was learnt from one is worth nothing in another. */
export function databaseLocal<T extends object>(make: () => T): () => T {
  const made = new WeakMap<typeof sql, T>()
  return () => {
    const own = made.get(sql) ?? make()
    made.set(sql, own)
    return own
  }
}
