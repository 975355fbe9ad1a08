import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Glob } from 'bun'
import { startSharedPostgres } from '../tests/support/shared-postgres'
import { Copy, type Verdict } from './mutation/copy'
import { ImportGraph } from './mutation/import-graph'
import { type Mutant, mutantsIn } from './mutation/mutants'
import { FILES, TESTS } from './mutation/scope'
import { Random } from './support/random'

const HELP = `Changes one small thing of the code at a time, in a copy of Parley, and looks whether the tests notice.

Usage: bun run mutation [options] [path ...]

  path           files or folders, or file:line (the domain, access and limits: bench/mutation/scope.ts)
  --sample N     how many mutants, chosen at random (200)
  --seed N       the same choice again (1)
  --tests N      how many files of tests may be asked about a mutant, the nearest first (4)
  --minutes N    how long; what is left then is not tried (30)`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: '4' },
    minutes: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const root = join(import.meta.dir, '..')
const until = performance.now() + Number(values.minutes) * 60_000
const all = mutantsInScope()
const sample = sampleOf(all, Number(values.sample))
console.log(`Seed ${values.seed}; ${sample.length} of ${all.length} mutants`)

const graph = new ImportGraph(root, TESTS)
const verdicts = new Map<Mutant, Verdict>()
const postgres = await startSharedPostgres()
const copy = new Copy(root, postgres.shared)
try {
  for (const mutant of sample) {
    if (performance.now() > until) break
    const verdict = await copy.verdictOn(mutant, graph.testsNear(mutant.file, Number(values.tests)))
    verdicts.set(mutant, verdict)
    console.log(inWords(mutant, verdict))
  }
  printScore(await copy.failing())
} finally {
  copy.discard()
  await postgres.stop()
}
process.exit(0)

function mutantsInScope(): Mutant[] {
  const places = (positionals.length > 0 ? positionals : FILES).flatMap(placesIn)
  const files = [...new Set(places.map(({ file }) => file))].sort()
  return files
    .flatMap((file) => mutantsIn(file, readFileSync(join(root, file), 'utf8')))
    .filter(({ file, lines: [line] }) =>
      places.some((place) => place.file === file && (place.line === undefined || place.line === line)),
    )
}

/** The files that `folder`, `file`, `file:line` or a pattern stands for; not tables, which decide nothing. */
function placesIn(path: string): { file: string; line?: number }[] {
  const [, pattern = '', line] = path.match(/^(.*?)(?::(\d+))?$/) ?? []
  return [pattern, `${pattern}/**/*.{ts,tsx}`]
    .flatMap((glob) => [...new Glob(glob).scanSync(root)])
    .filter((file) => !file.endsWith('/schema.ts'))
    .map((file) => ({ file, line: line ? Number(line) : undefined }))
}

function sampleOf(mutants: Mutant[], size: number): Mutant[] {
  const random = new Random(Number(values.seed))
  const ranked = mutants.map((mutant) => ({ mutant, rank: random.next() })).sort((a, b) => a.rank - b.rank)
  return ranked.slice(0, size).map(({ mutant }) => mutant)
}

function printScore(failing: string[]): void {
  const count = (verdict: Verdict) => [...verdicts.values()].filter((other) => other === verdict).length
  const [killed, alive] = [count('killed'), count('survived') + count('not run')]
  console.log(`\n${verdicts.size} of ${sample.length} mutants tried: ${killed} killed, ${count('survived')} survived`)
  console.log(`${count('not run')} in lines that no test asked executes, ${count('no verdict')} without a verdict`)
  if (failing.length > 0) console.log(`Not asked, because they fail without a mutant: ${failing.join(', ')}`)
  console.log(`Score: ${((100 * killed) / Math.max(1, killed + alive)).toFixed(1)} % of those with a verdict killed\n`)
  for (const [mutant, verdict] of verdicts) if (verdict !== 'killed') console.log(inWords(mutant, verdict))
}

function inWords({ file, lines: [line], before, after }: Mutant, verdict: Verdict): string {
  const excerpt = (text: string) => text.replace(/\s+/g, ' ').slice(0, 70)
  return `${verdict.padEnd(10)} ${file}:${line}  ${excerpt(before)}  →  ${excerpt(after)}`
}
