import type postgres from 'postgres'
import { sql } from '../../src/db/client'

/** A statement's plan, as far as it leads to a step that read much. */
export interface HeavyPlan {
  ms: number
  lines: string[]
}

// A prepared statement gets a plan for all values at the sixth time, if PostgreSQL thinks that none for these values
// would be better. That is the one a Parley has that runs for a while.
const TIMES = 7

/** Explains the statements that a question asks the pool, and returns the plans in which a step reads or discards more than `most` rows. */
export async function heavyPlans(ask: () => Promise<unknown>, explain: Explain, most: number): Promise<HeavyPlan[]> {
  const plans: HeavyPlan[] = []
  for (const statement of await statementsOf(ask)) {
    const plan = await explain(statement)
    if (plan && worst(plan) > most) plans.push({ ms: plan['Actual Total Time'], lines: describe(plan, most) })
  }
  return plans
}

export type Explain = (statement: Statement) => Promise<Plan | undefined>

interface Statement {
  text: string
  values: postgres.ParameterOrJSON<never>[]
}

interface Plan {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Actual Total Time': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  'Index Cond'?: string
  Filter?: string
  Plans?: Plan[]
}

/**
 * Makes a connection of its own explain what it runs: PostgreSQL sends the plan as a notice. `connection` has to have
 * been opened with `plans.heard` as its `onnotice`.
 */
export async function explainOn(connection: postgres.Sql, plans: PlanListener): Promise<Explain> {
  // The pool takes times also as text.
  Object.assign(connection.options.serializers, sql.options.serializers)
  await connection`load 'auto_explain'`
  // A notice goes to us alone, and not into the server's log.
  const settings = {
    log_level: 'notice',
    log_min_duration: '0',
    log_analyze: 'on',
    log_buffers: 'on',
    log_format: 'json',
  }
  for (const [name, value] of Object.entries(settings))
    await connection`select set_config(${`auto_explain.${name}`}, ${value}, false)`
  return async ({ text, values }) => {
    plans.latest = undefined
    for (let time = 0; time < TIMES; time++) await connection.unsafe(text, values, { prepare: true })
    return plans.latest
  }
}

export class PlanListener {
  latest: Plan | undefined

  readonly heard = ({ message }: postgres.Notice): void => {
    const json = message?.match(/plan:\n(\{[\s\S]*\})/)?.[1]
    if (json) this.latest = JSON.parse(json).Plan
  }
}

/** What the pool is asked meanwhile. */
async function statementsOf(ask: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  sql.options.debug = (_, text, values) => {
    if (/^\s*(select|with)\b/.test(text) && !text.includes('set_config')) statements.push({ text, values: [...values] })
  }
  try {
    await ask()
    return statements
  } finally {
    sql.options.debug = false
  }
}

function worst(plan: Plan): number {
  return Math.max(rowsOf(plan), ...(plan.Plans ?? []).map(worst))
}

function rowsOf(plan: Plan): number {
  return plan['Actual Loops'] * (plan['Actual Rows'] + removedBy(plan))
}

function removedBy(plan: Plan): number {
  return (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
}

/** The steps on the way to those that read much, one a line. */
function describe(plan: Plan, most: number, depth = 0): string[] {
  if (worst(plan) <= most) return []
  const {
    'Node Type': type,
    'Index Name': index,
    'Relation Name': relation,
    Filter: filter,
    'Index Cond': condition,
  } = plan
  const name = index ?? relation
  const loops = plan['Actual Loops']
  const facts = [
    `${Math.round(plan['Actual Rows'] * loops)} rows`,
    removedBy(plan) > 0 && `${Math.round(removedBy(plan) * loops)} discarded`,
    loops > 1 && `${loops} loops`,
    `${(plan['Actual Total Time'] * loops).toFixed(1)} ms`,
    `${(plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)} blocks`,
    condition && `on ${shortened(condition)}`,
    filter && `where ${shortened(filter)}`,
  ].filter(Boolean)
  const line = `${'  '.repeat(depth)}${type}${name ? ` ${name}` : ''}: ${facts.join(', ')}`
  return [line, ...(plan.Plans ?? []).flatMap((part) => describe(part, most, depth + 1))]
}

function shortened(condition: string): string {
  return condition.length > 100 ? `${condition.slice(0, 100)}…` : condition
}
