import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { environmentFor, type SharedPostgres } from '../../tests/support/postgres'
import type { Mutant } from './mutants'

/** `not run`: no test executes the line. `no verdict`: the tests took much longer than usual, which a busy machine does too. */
export type Verdict = 'killed' | 'survived' | 'not run' | 'no verdict'

/** A file of tests, run without a change. */
interface Baseline {
  test: string
  passes: boolean
  ms: number
  /** How often each line was executed, by file and line; lines without code are not in it. */
  executions: Map<string, number>
}

const LEFT_BEHIND = ['node_modules', '.git', 'data']
const BASELINE_WITHIN_MS = 300_000
const LONGER_BY_MS = 15_000
const LONGER_BY_FACTOR = 3

/** A copy of Parley that can be changed while the original stays as it is. */
export class Copy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'parley-mutation-'))
  private readonly baselines = new Map<string, Promise<Baseline>>()

  constructor(
    root: string,
    private readonly postgres: SharedPostgres,
  ) {
    cpSync(root, this.folder, { recursive: true, filter: (path) => !LEFT_BEHIND.includes(basename(path)) })
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'))
  }

  /** Runs those of the tests that execute the changed lines, one after the other, until one fails. */
  async verdictOn(mutant: Mutant, tests: string[]): Promise<Verdict> {
    let verdict: Verdict = 'not run'
    for (const test of tests) {
      const baseline = await this.baselineOf(test)
      if (!baseline.passes || !executes(baseline, mutant)) continue
      const code = await this.runChanged(mutant, test, LONGER_BY_MS + LONGER_BY_FACTOR * baseline.ms)
      if (code !== undefined && code !== 0) return 'killed'
      if (code === undefined || verdict === 'not run') verdict = code === undefined ? 'no verdict' : 'survived'
    }
    return verdict
  }

  /** The tests that fail without a change. They would seem to notice every change, so they are not asked. */
  async failing(): Promise<string[]> {
    return (await Promise.all(this.baselines.values())).filter(({ passes }) => !passes).map(({ test }) => test)
  }

  discard(): void {
    rmSync(this.folder, { recursive: true })
  }

  private async runChanged(mutant: Mutant, test: string, withinMs: number): Promise<number | undefined> {
    const path = join(this.folder, mutant.file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.slice(0, mutant.start) + mutant.after + text.slice(mutant.end))
    try {
      return await this.run(test, withinMs)
    } finally {
      writeFileSync(path, text)
    }
  }

  private baselineOf(test: string): Promise<Baseline> {
    const known = this.baselines.get(test) ?? this.measure(test)
    this.baselines.set(test, known)
    return known
  }

  private async measure(test: string): Promise<Baseline> {
    const reports = join(this.folder, 'coverage')
    const start = performance.now()
    const coverage = ['--coverage', '--coverage-reporter=lcov', `--coverage-dir=${reports}`]
    const code = await this.run(test, BASELINE_WITHIN_MS, coverage)
    const ms = performance.now() - start
    const report = join(reports, 'lcov.info')
    const executions = executionsIn(existsSync(report) ? readFileSync(report, 'utf8') : '')
    rmSync(reports, { recursive: true, force: true })
    return { test, passes: code === 0, ms, executions }
  }

  /** The exit code, or undefined where the time was not enough. */
  private async run(test: string, withinMs: number, options: string[] = []): Promise<number | undefined> {
    const child = Bun.spawn([process.execPath, 'test', '--bail', ...options, `./${test}`], {
      cwd: this.folder,
      env: { ...process.env, ...environmentFor(this.postgres) },
      stdio: ['ignore', 'ignore', 'ignore'],
      timeout: Math.round(withinMs),
      killSignal: 'SIGKILL',
    })
    const code = await child.exited
    return child.signalCode === 'SIGKILL' ? undefined : code
  }
}

/** Reads the lines `SF:file` and `DA:line,times` of a report. */
function executionsIn(report: string): Map<string, number> {
  const executions = new Map<string, number>()
  let file = ''
  for (const entry of report.split('\n')) {
    if (entry.startsWith('SF:')) file = entry.slice(3)
    const [, line, times] = entry.match(/^DA:(\d+),(\d+)/) ?? []
    if (line) executions.set(`${file}:${line}`, Number(times))
  }
  return executions
}

function executes({ executions }: Baseline, { file, lines: [first, last] }: Mutant): boolean {
  const lines = Array.from({ length: last - first + 1 }, (_, n) => executions.get(`${file}:${first + n}`))
  return lines.some((times) => times !== undefined && times > 0)
}
