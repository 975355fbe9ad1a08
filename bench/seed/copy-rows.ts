import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type { Transaction } from '../../src/db/client'

/** Some rows in the text format of COPY. */
export interface Rows {
  text: Buffer
  count: number
}

/** What is filled. */
export interface Target {
  table: string
  columns: string[]
  settings: string
}

/** A value of a column; numbers are written as they are. */
export type Value = string | number | null

/** One row in the text format of COPY. */
export function row(...values: Value[]): string {
  let line = ''
  for (const value of values)
    line += value === null ? '\\N\t' : typeof value === 'number' ? `${value}\t` : `${escaped(value)}\t`
  return `${line.slice(0, -1)}\n`
}

// As much as a Unix socket takes at once, so that PostgreSQL reads the one while the next is being written.
const CHUNK_LENGTH = 128 * 1024

/** Gathers rows to amounts that are worth sending. */
export class RowGatherer {
  private text = ''
  private count = 0

  add(line: string): void {
    this.text += line
    this.count++
  }

  get isFull(): boolean {
    return this.text.length >= CHUNK_LENGTH
  }

  take(): Rows {
    const rows = { text: Buffer.from(this.text), count: this.count }
    this.text = ''
    this.count = 0
    return rows
  }
}

/** Fills a table with COPY, no faster than the database takes it; `settings` are those of the statement, as `freeze`. */
export async function copyRows(
  tx: Transaction,
  { table, columns, settings }: Target,
  rows: Iterable<Rows>,
  stage: { done: number },
): Promise<void> {
  const stream = await tx.unsafe(`copy ${table} (${columns.join(', ')}) from stdin with (${settings})`).writable()
  for (const { text, count } of rows) {
    if (!stream.write(text)) await once(stream, 'drain')
    stage.done += count
  }
  stream.end()
  await finished(stream)
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character) : text
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
