import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { Glob } from 'bun'

const FAR = 9
const A_WORD_IN_COMMON = 3

/** Who imports whom, to find the tests that come nearest to a file. */
export class ImportGraph {
  private readonly importers = new Map<string, string[]>()
  private readonly tests: string[]

  constructor(root: string, testGlobs: string[]) {
    const files = new Set(new Glob('{src,views,tests}/**/*.{ts,tsx}').scanSync(root))
    const transpiler = new Bun.Transpiler({ loader: 'tsx' })
    for (const file of files)
      for (const { path } of transpiler.scanImports(readFileSync(join(root, file), 'utf8'))) {
        const target = normalize(join(dirname(file), path))
        const known = [target, `${target}.ts`, `${target}.tsx`].find((name) => files.has(name))
        if (known) this.importers.set(known, [...(this.importers.get(known) ?? []), file])
      }
    const size = (test: string) => statSync(join(root, test)).size
    this.tests = [...files]
      .filter((file) => testGlobs.some((glob) => new Glob(glob).match(file)))
      .sort((a, b) => size(a) - size(b))
  }

  /** The nearest tests that reach a file: few imports lie between, or their names have a word in common; short ones first. */
  testsNear(file: string, most: number): string[] {
    const distances = this.distancesFrom(file)
    const words = wordsIn(file)
    const farness = (test: string) =>
      Math.min(FAR, distances.get(test) ?? FAR) - A_WORD_IN_COMMON * wordsIn(test).intersection(words).size
    return this.tests
      .filter((test) => distances.has(test))
      .sort((a, b) => farness(a) - farness(b))
      .slice(0, most)
  }

  private distancesFrom(file: string): Map<string, number> {
    const distances = new Map([[file, 0]])
    for (const [reached, distance] of distances)
      for (const importer of this.importers.get(reached) ?? [])
        if (!distances.has(importer)) distances.set(importer, distance + 1)
    return distances
  }
}

/** `src/actions/handoffs/accept.ts` has handoff and accept, in the singular. */
function wordsIn(path: string): Set<string> {
  const words = `${basename(dirname(path))}-${basename(path)}`.replace(/(\.test)?\.tsx?$/, '').split('-')
  return new Set(words.map((word) => word.replace(/s$/, '')))
}
