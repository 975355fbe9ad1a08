import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from '../text/digest'

/** The archives inside Parley's binary; `bun run build` puts them there. Paths that only this process can read. */
const embeddedArchives: { files?: string; postgres?: string } = {}

let unpackedRoot = join(import.meta.dir, '../..')

/** Called by the binary's entry before anything else. */
export function embed(archives: { files: string; postgres: string }): void {
  Object.assign(embeddedArchives, archives)
}

/** Where `public/` and `drizzle/` are: the project's folder, or what `unpackFiles` made of the binary. */
export function filesRoot(): string {
  return unpackedRoot
}

/** Started as a binary, Parley unpacks its files into the data folder; from source there is nothing to do. */
export async function unpackFiles(dataDir: string): Promise<void> {
  if (!embeddedArchives.files) return
  const bytes = await Bun.file(embeddedArchives.files).bytes()
  unpackedRoot = join(dataDir, `files-${fingerprint(bytes)}`)
  if (existsSync(unpackedRoot)) return

  const temporaryFolder = `${unpackedRoot}.${process.pid}.partial`
  mkdirSync(temporaryFolder, { recursive: true })
  await new Bun.Archive(await Bun.zstdDecompress(bytes)).extract(temporaryFolder)
  try {
    renameSync(temporaryFolder, unpackedRoot)
  } catch (error) {
    rmSync(temporaryFolder, { recursive: true, force: true })
    if (!existsSync(unpackedRoot)) throw error
  }
}

/** PostgreSQL's programs as an archive, where they are part of the binary. */
export async function postgresArchive(): Promise<Bun.Archive | undefined> {
  if (!embeddedArchives.postgres) return undefined
  return new Bun.Archive(await Bun.zstdDecompress(await Bun.file(embeddedArchives.postgres).bytes()))
}
