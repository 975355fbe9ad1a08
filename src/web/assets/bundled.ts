import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesRoot } from '../../ground/files'
import { fingerprint } from '../../text/digest'
import type { Bundles } from './bundle'

const developing = process.env.NODE_ENV === 'development'
const root = filesRoot()

/** What pages load. `bun run build` puts the result in the place of this module. */
export const bundles: Bundles = developing ? await make() : await fromCache()

// A change of a style or a script shows when the page is loaded again. A file that does not parse yet changes nothing.
if (developing) {
  watch(join(root, 'public'), { recursive: true, persistent: false }, () => {
    make().then((updated) => Object.assign(bundles, updated), console.error)
  })
}

/** Loaded only when it is needed: it takes a third of a second, and 25 MB of memory that are not given back. */
async function make(): Promise<Bundles> {
  const { bundle } = await import('./bundle')
  return bundle(root, !developing)
}

/** The bundles of the same sources, kept beside the packages from an earlier start. */
async function fromCache(): Promise<Bundles> {
  const folder = join(root, 'node_modules/.cache/parley')
  const file = join(folder, `bundles-${fingerprintOfSources()}.json`)
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    const made = await make()
    keep(folder, file, JSON.stringify(made))
    return made
  }
}

function fingerprintOfSources(): string {
  const sources = [join(root, 'public'), import.meta.dir].flatMap((folder) =>
    [...new Bun.Glob('**/*.{css,js,ts}').scanSync({ cwd: folder, absolute: true })].sort(),
  )
  // The packages that make them.
  sources.push(join(root, 'bun.lock'))
  return fingerprint([Bun.version, ...sources.map((path) => `${path}\0${readFileSync(path, 'utf8')}`)].join('\0'))
}

/** Instead of those of older sources. Where nothing can be written, the next start bundles again. */
function keep(folder: string, file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) if (name.endsWith('.json')) rmSync(join(folder, name), { force: true })
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, text)
    renameSync(partial, file)
  } catch {}
}
