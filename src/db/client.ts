import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'

/** Where a PostgreSQL is: an address, or the options of the one that Parley runs itself. */
export type DatabaseLocation = string | { host: string; database: string; username: string }

/** The pool, for the statements that are written as SQL; rows come with camel-case names. */
export let sql: postgres.Sql
/** The same pool behind Drizzle. */
export let db: PostgresJsDatabase

export type Transaction = postgres.TransactionSql

const POOL_SIZE = 12
const RETRY_AFTER_S = 0.2
const CONNECT_WITHIN_S = 5
// What PostgreSQL itself holds the pool's statements to. A request that waits for a new connection is told within 3 s.
const POOL_LIMITS = { statement_timeout: 15_000, lock_timeout: 10_000, idle_in_transaction_session_timeout: 20_000 }
const POOL_CONNECTS_WITHIN_S = 2
const TIMESTAMPTZ = 1184

/** Opens the pool that the whole process uses, at first or again. */
export function openDatabase(location: DatabaseLocation): void {
  sql = connect(location, {
    max: POOL_SIZE,
    connect_timeout: POOL_CONNECTS_WITHIN_S,
    connection: POOL_LIMITS,
    transform: { column: { from: postgres.toCamel } },
  })
  db = drizzle(sql)
  // Drizzle leaves timestamps as text and parses them itself; statements written as SQL want dates.
  sql.options.parsers[TIMESTAMPTZ] = (text: string) => new Date(text)
  sql.options.serializers[TIMESTAMPTZ] = (value: Date | string) => (value instanceof Date ? value.toISOString() : value)
}

/**
 * Fails every statement under way, and each that is asked for until the pool is opened again: no request, job or socket
 * goes on by itself, wherever it has got to.
 */
export function suspendDatabase(): void {
  void sql.end({ timeout: 0 })
}

/** Ends the pool, where it was opened, once its statements are done, within five seconds. */
export async function closeDatabase(): Promise<void> {
  await sql?.end({ timeout: 5 })
}

/** A pool of its own, for work that must not share the process's one. */
export function connect(
  location: DatabaseLocation,
  options: postgres.Options<Record<string, never>> = {},
): postgres.Sql {
  const all = {
    // After a crash the database is back in half a second; the driver would wait for up to twenty.
    backoff: () => RETRY_AFTER_S,
    connect_timeout: CONNECT_WITHIN_S,
    onnotice: () => {},
    ...options,
    connection: { ...SESSION, ...options.connection },
  }
  return (typeof location === 'string' ? postgres(location, all) : postgres({ ...location, ...all })) as postgres.Sql
}

/** What PostgreSQL calls the connections of this process, so that it can tell its own from those of another Parley. */
export const APPLICATION = `parley ${crypto.randomUUID()}`

// Statements are short and many. One that reads a few hundred rows by index must not be taken for dearer than one that
// sorts them all, which it would be on a spinning disk; and workers cost more to start than they save.
const SESSION = {
  application_name: APPLICATION,
  TimeZone: 'UTC',
  random_page_cost: 1.1,
  max_parallel_workers_per_gather: 0,
}

/** A part of a statement. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>
