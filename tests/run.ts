import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparedEnvironment } from './support/folders'
import { environmentFor } from './support/postgres'

import { provide } from './support/programs'
import { startSharedPostgres } from './support/shared-postgres'

// What `bun run test` runs. Further arguments go to `bun test`: files, --test-name-pattern, or --update-timings, which
// records how long each file takes. The longest begin first, so that no worker is left alone with one in the end.

/** So many of the slowest files are named. */
const SLOWEST = 10

try {
  provide()
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
const { passed, failed, slowest } = await runTests()
for (const { file, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(6)} s  ${file}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

interface Results {
  passed: number
  failed: number
  slowest: { file: string; seconds: number }[]
}

async function runTests(): Promise<Results> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-report-'))
  const report = join(folder, 'report.xml')
  const postgres = await startSharedPostgres()
  try {
    const tests = Bun.spawn(
      [
        process.execPath,
        'test',
        '--parallel=2',
        `--timings=${join(import.meta.dir, 'timings.json')}`,
        '--reporter=junit',
        `--reporter-outfile=${report}`,
        ...process.argv.slice(2),
      ],
      {
        cwd: join(import.meta.dir, '..'),
        env: { ...process.env, ...environmentFor(postgres.shared), ...(await preparedEnvironment()) },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
    return results(report, await tests.exited)
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true })
  }
}

function results(report: string, exitCode: number): Results {
  // A file that could not be loaded, and it alone, leaves no report.
  const written = existsSync(report) ? readFileSync(report, 'utf8') : ''
  const [totals = ''] = written.match(/<testsuites .*?>/) ?? []
  const number = (name: string) => Number(totals.match(`${name}="(\\d+)"`)?.[1] ?? 0)
  // What goes wrong outside of a test is not in the report.
  const failed = Math.max(number('failures'), exitCode === 0 ? 0 : 1)
  return { passed: Math.max(0, number('tests') - failed - number('skipped')), failed, slowest: slowestFiles(written) }
}

function slowestFiles(report: string): Results['slowest'] {
  // A suite that is named like its file is the whole file; the others are parts of it.
  const files = report.matchAll(/<testsuite name="([^"]+)" file="\1"[^>]* time="([\d.]+)"/g)
  return [...files]
    .map(([, file = '', seconds]) => ({ file, seconds: Number(seconds) }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST)
}
