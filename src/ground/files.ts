import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../text/digest'

/** The archives inside Parley's binary; `bun run build` puts them there. Paths that only this process can read. */
const embedded: { files?: string; postgres?: string } = {}

let root = join(import.meta.dir, '../..')

/** Called by the binary's entry before anything else. */
export function embed(archives: { files: string; postgres: string }): void {
  Object.assign(embedded, archives)
}

/** Where `public/` and `drizzle/` are: the project's folder, or what `unpackFiles` made of the binary. */
export function filesRoot(): string {
  return root
}

/** Started as a binary, Parley unpacks its files into the data folder; from source there is nothing to do. */
export async function unpackFiles(dataDir: string): Promise<void> {
  if (!embedded.files) return
  const bytes = await Bun.file(embedded.files).bytes()
  root = join(dataDir, `files-${fingerprint(bytes)}`)
  if (existsSync(root)) return

  const partial = `${root}.${process.pid}.partial`
  mkdirSync(partial, { recursive: true })
  await new Bun.Archive(await Bun.zstdDecompress(bytes)).extract(partial)
  try {
    renameSync(partial, root)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(root)) throw error
  }
}

/** PostgreSQL's programs as an archive, where they are part of the binary. */
export async function postgresArchive(): Promise<Bun.Archive | undefined> {
  if (!embedded.postgres) return undefined
  return new Bun.Archive(await Bun.zstdDecompress(await Bun.file(embedded.postgres).bytes()))
}
