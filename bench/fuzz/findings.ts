import type { RawOutcome } from '../../tests/support/raw'
import { keep } from './corpus'
import type { Route } from './routes'
import type { Template } from './template'

/** A reply that takes longer is a finding. */
const SLOW_MS = 3000

/** What was answered, by route, and what should not have been. */
export class Findings {
  requests = 0
  readonly complaints = new Map<string, number>()
  private readonly statuses = new Map<string, Map<string, number>>()
  private slowestMs = 0

  constructor(private readonly routes: Route[]) {}

  /** Counts an outcome; keeps the request where it is one that none may have. */
  note(template: Template, outcome: RawOutcome, isNew: boolean): void {
    this.requests++
    const route = this.routeOf(template)
    const status = typeof outcome === 'string' ? outcome : String(outcome.status)
    const counts = this.statuses.get(route) ?? new Map<string, number>()
    this.statuses.set(route, counts.set(status, (counts.get(status) ?? 0) + 1))
    if (typeof outcome !== 'string') this.slowestMs = Math.max(this.slowestMs, outcome.ms)
    if (status === '500') this.complain('answers-500', route, template, isNew)
    else if (status === 'silent') this.complain('hangs', route, template, isNew)
    else if (typeof outcome !== 'string' && outcome.ms > SLOW_MS) this.complain('slow', route, template, isNew)
  }

  /** The process ended with one of these. */
  ended(templates: Template[], isNew: boolean): void {
    for (const template of templates) this.complain('ended-with', this.routeOf(template), template, isNew)
  }

  complain(why: string, what: string, template?: Template, isNew = false): void {
    // The first of its kind is enough to find the cause.
    if (template && isNew && !this.complaints.has(`${why} ${what}`)) keep(why, template)
    this.complaints.set(`${why} ${what}`, (this.complaints.get(`${why} ${what}`) ?? 0) + 1)
  }

  print(): void {
    console.log('\n| route | replies |\n| --- | --- |')
    for (const [route, counts] of [...this.statuses].sort(([a], [b]) => a.localeCompare(b))) {
      console.log(
        `| ${route} | ${[...counts]
          .sort()
          .map(([status, count]) => `${status}×${count}`)
          .join(', ')} |`,
      )
    }
    const total = new Map<string, number>()
    for (const counts of this.statuses.values())
      for (const [status, count] of counts) total.set(status, (total.get(status) ?? 0) + count)
    console.log(
      `\n${this.requests} requests, the slowest reply after ${Math.round(this.slowestMs)} ms: ${[...total]
        .sort()
        .map(([status, count]) => `${status}×${count}`)
        .join(', ')}`,
    )
    for (const [complaint, count] of this.complaints) console.log(`  ${complaint} (${count})`)
  }

  private routeOf(template: Template): string {
    const [method = '', address = ''] = template.slice(0, 2000).split(' ')
    const parts = (address.split('?')[0] ?? '').replace(/\/$/, '').split('/')
    const fits = (path: string) => {
      const pattern = path.replace(/\/$/, '').split('/')
      return (
        pattern.length === parts.length && pattern.every((part, index) => part === parts[index] || /^[:*]/.test(part))
      )
    }
    const route =
      this.routes.find((each) => each.method === method && fits(each.path)) ??
      this.routes.find((each) => fits(each.path))
    return route ? `${/^[A-Z]{3,7}$/.test(method) ? method : 'odd'} ${route.path}` : 'elsewhere'
  }
}
