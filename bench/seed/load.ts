import { availableParallelism, totalmem } from 'node:os'
import type postgres from 'postgres'
import type { Transaction } from '../../src/db/client'
import { type Accelerator, acceleratorsOf, dropAll } from './accelerators'
import { copyRows } from './copy-rows'
import type { History } from './history'
import { watchingIndex } from './index-progress'
import type { Progress } from './progress'
import { COLUMNS, TABLES, type Table } from './records'

const LARGE_TABLES: Table[] = ['visitors', 'conversations', 'messages', 'handoffs']
const MOST_MEMORY_MB = 2048

/**
 * Fills the tables in one transaction: whatever happens before its end, the database is as empty as before and has all
 * its indexes. `sql` has room for a second session, which watches the first. Afterwards everything is vacuumed.
 */
export async function load(sql: postgres.Sql, history: History, progress: Progress): Promise<void> {
  await sql.begin(async (tx) => {
    await beGenerous(tx)
    const accelerators = await acceleratorsOf(tx, LARGE_TABLES)
    await dropAll(tx, accelerators)
    await fillAll(tx, history, progress)
    await createAll(tx, sql, accelerators, progress)
  })
  for (const table of TABLES)
    await progress.run(`vacuum ${table}`, undefined, () => sql.unsafe(`vacuum (analyze, freeze) ${table}`))
}

async function beGenerous(tx: Transaction): Promise<void> {
  const memory = Math.min(MOST_MEMORY_MB, Math.floor(totalmem() / 2 ** 20 / 4))
  await tx.unsafe(`set local maintenance_work_mem = '${memory}MB'`)
  await tx.unsafe(`set local max_parallel_maintenance_workers = ${availableParallelism()}`)
}

async function fillAll(tx: Transaction, history: History, progress: Progress): Promise<void> {
  // What was truncated in the same transaction can be filled with rows that are frozen from the start.
  await tx.unsafe(`truncate ${LARGE_TABLES.join(', ')}`)
  for (const { table, expected, rows } of history.tables()) {
    const settings = LARGE_TABLES.includes(table) ? 'freeze' : 'freeze off'
    await progress.run(`copy ${table}`, expected, (stage) =>
      copyRows(tx, { table, columns: COLUMNS[table], settings }, rows, stage),
    )
  }
}

async function createAll(
  tx: Transaction,
  sql: postgres.Sql,
  accelerators: Accelerator[],
  progress: Progress,
): Promise<void> {
  const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
  for (const { name, table, create } of accelerators) {
    const rows = progress.stages.find((stage) => stage.name === `copy ${table}`)?.done
    await progress.run(name, rows, (stage) => watchingIndex(sql, pid, stage, () => tx.unsafe(create)))
  }
}
