import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { postgresFolder } from './db/postgres-files'
import { bundle } from './web/assets/bundle'

// What `bun run build` runs: makes dist/parley, one file that needs nothing but the system it was made for.

const project = join(import.meta.dir, '..')
const parts = join(project, 'dist/parts')
const binary = join(project, 'dist/parley')

// Leaves out what only a compiler needs.
const POSTGRES_WITHOUT = /\.a$|\/pgxs\/|\/pkgconfig\//

// Static imports run first, so Parley itself is imported dynamically once its archives are known.
const ENTRY = `import files from './files.tar.zst' with { type: 'file' }
import postgres from './postgres.tar.zst' with { type: 'file' }
import { embed } from '../../src/ground/files'

embed({ files, postgres })
await import('../../src/main')
`

rmSync(join(project, 'dist'), { recursive: true, force: true })
mkdirSync(parts, { recursive: true })
await pack('files.tar.zst', project, ['public/**', 'drizzle/**'])
await pack('postgres.tar.zst', postgresFolder(), ['**'], POSTGRES_WITHOUT)
await Bun.write(join(parts, 'entry.ts'), ENTRY)
await compile()
rmSync(parts, { recursive: true })
console.log(`${binary} ${(Bun.file(binary).size / 1e6).toFixed(1)} MB`)

/** Puts files of a folder into one compressed archive, under their paths in it. */
async function pack(name: string, folder: string, patterns: string[], without?: RegExp): Promise<void> {
  const files: Record<string, Uint8Array> = {}
  for (const pattern of patterns) {
    for await (const path of new Bun.Glob(pattern).scan({ cwd: folder, dot: true })) {
      // As bytes: Bun 1.4.5 packs a Bun.file as an empty one.
      if (!without?.test(path)) files[path] = await Bun.file(join(folder, path)).bytes()
    }
  }
  const archive = await new Bun.Archive(files).bytes()
  await Bun.write(join(parts, name), await Bun.zstdCompress(archive, { level: 9 }))
}

async function compile(): Promise<void> {
  const bundles = JSON.stringify(await bundle(project, true))
  await Bun.build({
    entrypoints: [join(parts, 'entry.ts')],
    compile: { outfile: binary, autoloadBunfig: false },
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: { whitespace: true, syntax: true },
    // Costs 7 MB, and saves the tenth of a second that reading the sources takes at every start.
    bytecode: true,
    format: 'esm',
    plugins: [
      {
        name: 'bundles',
        // The binary has neither the sources nor the time to bundle them.
        setup: (build) =>
          void build.onLoad({ filter: /\/assets\/bundled\.ts$/ }, () => ({
            loader: 'ts',
            contents: `export const bundles = ${bundles}`,
          })),
      },
    ],
  })
}
