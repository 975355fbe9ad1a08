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

let cachedSecret: { path: string; secret: Buffer } | undefined

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
  if (cachedSecret?.path !== path) cachedSecret = { path, secret: readSecret(path) }
  return cachedSecret.secret
}

function readSecret(path: string): Buffer {
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
  const temporaryPath = `${path}.${process.pid}.partial`
  rmSync(temporaryPath, { force: true })
  write(temporaryPath, randomBytes(BYTES))
  try {
    linkSync(temporaryPath, path)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
  }
  rmSync(temporaryPath)
  syncFolder(dirname(path))
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

function syncFolder(folder: string): void {
  const folderHandle = openSync(folder, 'r')
  try {
    fsyncSync(folderHandle)
  } finally {
    closeSync(folderHandle)
  }
}
