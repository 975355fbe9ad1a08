import { Database } from 'bun:sqlite'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another Parley works on the same data folder. */
export class FolderInUse extends Error {}

/** Held for as long as the process lives: the system lets go of it however the process ends. */
export interface FolderLock {
  release(): void
}

/**
 * Takes the data folder for this process, or throws `FolderInUse` at once.
 *
 * The lock is SQLite's exclusive file lock: the one lock that Bun offers on every system and that dies with its
 * process, so that a `kill -9` leaves nothing to clean up.
 */
export function lockFolder(dataDir: string): FolderLock {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const pidFile = join(dataDir, 'parley.pid')
  const lock = new Database(join(dataDir, 'parley.lock'), { create: true })
  try {
    lock.run('pragma locking_mode = exclusive')
    lock.run('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new FolderInUse(inUse(dataDir, pidFile))
    throw error
  }
  writeFileSync(pidFile, String(process.pid))
  return { release: () => lock.close() }
}

function inUse(dataDir: string, pidFile: string): string {
  let owner = ''
  try {
    owner = ` (process ${readFileSync(pidFile, 'utf8')})`
  } catch {
    // The other process has the lock but has not written its number yet.
  }
  return `Another Parley${owner} is using the folder ${dataDir}. Stop it first, or set DATA_DIR to another folder.`
}
