import { hkdfSync, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { config } from './config'

const BYTES = 32

let read: { path: string; secret: Buffer } | undefined

/**
 * A key of 256 bits that only this installation knows, another for each purpose: for HMACs over what Parley gives out
 * and wants to recognise. It comes from `DATA_DIR/secret`, which is made on first use. Throws where that is damaged.
 */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret(), '', purpose, BYTES))
}

/** Makes the secret where there is none yet. Throws where it is damaged: better at start than at the first sign-in. */
export function prepareSecret(): void {
  secret()
}

function secret(): Buffer {
  const path = join(config.dataDir, 'secret')
  if (read?.path !== path) read = { path, secret: kept(path) }
  return read.secret
}

function kept(path: string): Buffer {
  if (!existsSync(path)) make(path)
  chmodSync(path, 0o600)
  const bytes = readFileSync(path)
  if (bytes.length === BYTES) return bytes
  throw new Error(
    `${path} is damaged. Restore it from a backup, or remove it: Parley then makes a new one, and everything signed with the old one becomes invalid.`,
  )
}

/** The name appears with all its bytes or not at all, and of two processes at once the second takes the first one's. */
function make(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const partial = `${path}.${process.pid}.partial`
  rmSync(partial, { force: true })
  write(partial, randomBytes(BYTES))
  try {
    linkSync(partial, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  rmSync(partial)
  synced(dirname(path))
}

function write(path: string, bytes: Buffer): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, bytes)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function synced(folder: string): void {
  const open = openSync(folder, 'r')
  try {
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
}
