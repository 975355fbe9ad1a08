import type postgres from 'postgres'
import { decimal, printTable } from '../support/table'
import type { Stage } from './progress'
import { sizesOf } from './sizes'

/** What took how long. */
export function printStages(stages: Stage[], seconds: number): void {
  printTable('Time of each stage', [
    ['', 'rows', 'seconds'],
    ...stages.map(({ name, done, seconds: taken }) => [name, done ? grouped(done) : '', decimal(taken)]),
    ['in all', '', decimal(seconds)],
  ])
}

/** What takes how much room. */
export async function printSizes(sql: postgres.Sql, tables: string[]): Promise<void> {
  const sizes = await sizesOf(sql, tables)
  printTable('Size of each table, and of its indexes', [
    ['', 'rows', 'MB'],
    ...sizes.map(({ name, rows, bytes }) => [name, rows === null ? '' : grouped(rows), megabytes(bytes)]),
    ['in all', '', megabytes(sizes.reduce((sum, { bytes }) => sum + bytes, 0))],
  ])
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}

function megabytes(bytes: number): string {
  return decimal(bytes / 2 ** 20)
}
