import { expect, test } from 'bun:test'
import { connect, sql } from '../../src/db/client'
import { testDatabase } from '../support/database'
import { eventually } from '../support/eventually'

// What src/db/patches changes in the driver: without it, each of these hangs or ends the process.

const database = testDatabase()

test('a transaction whose connection dies fails, and its later statements do not run', async () => {
  const pool = connect(database.location, { max: 1 })
  let later: unknown
  const transaction = pool.begin(async (tx) => {
    await killed(await tx`select pg_backend_pid() as pid`)
    await tx`select 1`.catch(() => {})
    later = await tx`create table stray (id int)`.catch((error) => error)
  })
  await expect(transaction.then(() => 'committed')).rejects.toThrow()
  await eventually(() => expect(later).toBeInstanceOf(Error))
  expect(await sql`select from pg_tables where tablename = 'stray'`).toHaveLength(0)

  expect(await pool`select 2 as two`).toEqual([{ two: 2 }] as never)
  await pool.end()
})

test('a reserved connection that dies fails each of its statements', async () => {
  const pool = connect(database.location, { max: 2 })
  const reserved = await pool.reserve()
  await killed(await reserved`select pg_backend_pid() as pid`)
  for (let attempt = 0; attempt < 3; attempt++)
    await expect(reserved`select 1`.then(() => 'answered')).rejects.toThrow()
  await pool.end({ timeout: 1 })
})

test('a pool answers again after all its connections died, and ends at once', async () => {
  const pool = connect(database.location, { max: 4 })
  for (let round = 0; round < 5; round++) {
    const work = Array.from({ length: 20 }, () => pool.begin((tx) => tx`select pg_sleep(0.05)`).catch(() => {}))
    await working('pg_sleep(0.05)', 1)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like '%pg_sleep(0.05)' and pid <> pg_backend_pid()`
    await Promise.all(work)
  }
  const answers = await Promise.all(Array.from({ length: 20 }, (_, number) => pool`select ${number}::int as number`))
  expect(answers.map(([row]) => row?.number)).toEqual(Array.from({ length: 20 }, (_, number) => number))

  const ended = performance.now()
  await pool.end({ timeout: 5 })
  expect(performance.now() - ended).toBeLessThan(1000)
})

test('an abandoned pool lets go at once of a transaction that waits for an answer', async () => {
  const pool = connect(database.location, { max: 2 })
  const transaction = pool.begin((tx) => tx`select pg_sleep(30)`).catch((error) => error.code)
  const waiting = pool`select pg_sleep(30)`.catch((error) => error.code)
  await working('pg_sleep(30)', 2)
  const ended = performance.now()
  await pool.end({ timeout: 0 })
  expect(await Promise.all([transaction, waiting])).toEqual(['CONNECTION_DESTROYED', 'CONNECTION_DESTROYED'])
  expect(performance.now() - ended).toBeLessThan(10_000)
  expect(await pool`select 1`.catch((error) => error.code)).toBe('CONNECTION_ENDED')
})

async function killed([backend]: readonly { pid?: number }[]): Promise<void> {
  const pid = backend?.pid ?? 0
  await sql`select pg_terminate_backend(${pid})`
  await eventually(async () => (await sql`select from pg_stat_activity where pid = ${pid}`).length === 0)
}

/** Waits until so many connections at least are at work on something. */
async function working(statement: string, count: number): Promise<void> {
  await eventually(async () => {
    const busy = await sql`
      select from pg_stat_activity
      where datname = current_database() and state = 'active' and query like ${`%${statement}`} and pid <> pg_backend_pid()`
    return busy.length >= count
  })
}
