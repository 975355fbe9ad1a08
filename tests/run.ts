import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environmentFor, startSharedPostgres } from './support/postgres'
import { provide } from './support/programs'

// What `bun run test` runs. Further arguments go to `bun test`: files, or --test-name-pattern.

try {
  provide()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
const { passed, failed } = await runTests()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function runTests(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-report-'))
  const report = join(folder, 'report.xml')
  const postgres = await startSharedPostgres()
  try {
    const tests = Bun.spawn(
      [
        process.execPath,
        'test',
        '--parallel=2',
        '--reporter=junit',
        `--reporter-outfile=${report}`,
        ...process.argv.slice(2),
      ],
      {
        cwd: join(import.meta.dir, '..'),
        env: { ...process.env, ...environmentFor(postgres.shared) },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    return results(report, await tests.exited)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}

function results(report: string, exitCode: number): { passed: number; failed: number } {
  // A file that could not be loaded, and it alone, leaves no report.
  const written = existsSync(report) ? readFileSync(report, 'utf8') : ''
  const [totals = ''] = written.match(/<testsuites .*?>/) ?? []
  const number = (name: string) => Number(totals.match(`${name}="(\\d+)"`)?.[1] ?? 0)
  // What goes wrong outside of a test is not in the report.
  const failed = Math.max(number('failures'), exitCode === 0 ? 0 : 1)
  return { passed: Math.max(0, number('tests') - failed - number('skipped')), failed }
}
