import { timestamp, uuid } from 'drizzle-orm/pg-core'

/** A primary key whose value sorts by time and cannot be counted up. */
export const id = () =>
  uuid()
    .primaryKey()
    .$defaultFn(() => Bun.randomUUIDv7())

/** A moment, to the millisecond, so that a JavaScript Date holds it exactly. */
export const time = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
