import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How the runner tells the processes that it starts where the folder is that they may copy. */
const VARIABLE = 'PARLEY_PREPARED_FOLDER'

let own: Promise<string> | undefined

/**
 * A new data folder as Parley leaves it behind: its database is there and migrated, and nobody is in it. A start on it
 * takes a third of a first one. Whoever gets it removes it.
 */
export async function preparedFolder(): Promise<string> {
  const copy = temporaryFolder()
  // Whoever owns the files of the database owns the copies, too.
  const { exitCode, stderr } = Bun.spawnSync(['cp', '-Rp', `${await original()}/.`, copy])
  if (exitCode !== 0) throw new Error(`A data folder could not be copied:\n${stderr}`)
  return copy
}

/** What a process has to have in its environment so that it copies what this one has prepared. */
export async function preparedEnvironment(): Promise<Record<string, string>> {
  return { [VARIABLE]: await original() }
}

/** A new folder that others may pass, so that PostgreSQL can run in it as another user than root. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  chmodSync(folder, 0o755)
  return folder
}

/** The runner's; without one, one that is made on first use and goes with this process. */
async function original(): Promise<string> {
  const given = process.env[VARIABLE]
  if (given) return given
  own ??= prepare()
  return own
}

async function prepare(): Promise<string> {
  const folder = temporaryFolder()
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  // Loaded only here: hardly any process prepares one itself.
  const { prepareData } = await import('./prepared-data')
  await prepareData(folder)
  return folder
}
