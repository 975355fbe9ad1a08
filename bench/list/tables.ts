import { percentile } from '../support/statistics'
import { decimal, printTable } from '../support/table'
import type { Rush } from './crowd'
import type { Measured } from './measure'

const HEAD = ['p50', 'p95', 'p99', 'max']

export function printTimes(title: string, floor: Measured, all: Measured[]): void {
  const counted = all.some(({ counts }) => counts)
  const heading = [
    '',
    'found',
    ...HEAD.map((name) => `db ${name}`),
    ...(counted ? ['counts p50', 'counts p95'] : []),
    ...HEAD.map((name) => `html ${name}`),
  ]
  const rows = [floor, ...all].map(({ label, found, database, counts, html }) => [
    label,
    Number.isNaN(found) ? '' : found,
    ...spread(database.times),
    ...(counted ? spread(counts?.times).slice(0, 2) : []),
    ...spread(html.times),
  ])
  printTable(title, [heading, ...rows])
}

export interface Limits {
  databaseMs: number
  htmlMs: number
  mostMs: number
}

/** All of them together, beside what they may take. */
export function printTogether(title: string, all: Measured[], { databaseMs, htmlMs, mostMs }: Limits): void {
  const ways = [
    { name: 'page, in the database', times: all.flatMap(({ database }) => database.times), limit: databaseMs },
    { name: 'counts, in the database', times: all.flatMap(({ counts }) => counts?.times ?? []), limit: databaseMs },
    { name: 'as HTML', times: all.flatMap(({ html }) => html.times), limit: htmlMs },
  ].filter(({ times }) => times.length > 0)
  const rows = ways.map(({ name, times, limit }) => {
    const slow = times.filter((ms) => ms > mostMs).length
    return [
      name,
      times.length,
      ...spread(times),
      `p95 of ${limit}`,
      percentile(times, 0.95) <= limit ? 'yes' : 'no',
      slow,
    ]
  })
  printTable(title, [['', 'asked', ...HEAD, 'target', 'met', `over ${mostMs} ms`], ...rows])
  for (const { label, database, counts, html } of all) {
    const worst = Math.max(...database.times, ...(counts?.times ?? []), ...html.times)
    if (worst > mostMs) console.log(`  ${label} took up to ${decimal(worst)} ms.`)
  }
}

export function printRushes(title: string, rushes: [name: string, rush: Rush][]): void {
  printTable(title, [
    ['', 'lists/s', 'p50', 'p95', 'p99', 'max', 'KB each'],
    ...rushes.map(([name, { perSecond, times, bytes }]) => [
      name,
      Math.round(perSecond),
      ...spread(times),
      Math.round(bytes / times.length / 1024),
    ]),
  ])
}

function spread(times: number[] = []): string[] {
  return times.length === 0
    ? HEAD.map(() => '')
    : [0.5, 0.95, 0.99, 1].map((share) => decimal(percentile(times, share)))
}
