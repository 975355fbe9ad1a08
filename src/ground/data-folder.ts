import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { log } from './log'

const STICKY = 0o1000

/**
 * Creates the data folder if there is none, and makes it accessible to its owner only: it holds people's messages and
 * the secret. From here on, everything this process creates is private to it. Throws for a folder that other programs
 * share.
 */
export function closeDataFolder(folder: string): void {
  process.umask(0o077)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { mode } = statSync(folder)
  if (mode & STICKY)
    throw new Error(`DATA_DIR is ${folder}, which other programs use too. Set it to a folder for Parley alone.`)
  if ((mode & 0o777) === 0o700) return
  try {
    chmodSync(folder, 0o700)
  } catch (error) {
    log.warn({ err: error }, 'the data folder belongs to another user, so its access cannot be restricted')
  }
}
