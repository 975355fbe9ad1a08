import { close, fdatasync, open, writeSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Invalid, TooLarge } from '../../ground/errors'
import { attachmentsFolder } from '../../ground/store/store'
import { LARGEST_FILE } from '../../model/attachments/schema'
import { HEAD_BYTES } from '../../model/attachments/type'

/** A file that has arrived and is on disk, but not yet in the store. */
export interface SpooledFile {
  path: string
  size: number
  /** Its beginning. */
  head: Uint8Array
}

/**
 * Writes a file to disk as it comes, never more of it in memory than a piece. Throws `TooLarge` at the first byte over
 * the limit, `Invalid` where there is none; then, and when the sender goes away, nothing is left.
 */
export async function spool(content: AsyncIterable<Uint8Array>): Promise<SpooledFile> {
  const path = await incomingPath()
  const file = await opened(path, 'wx', 0o600)
  try {
    const head: Uint8Array[] = []
    let size = 0
    for await (const piece of content) {
      if (size < HEAD_BYTES) head.push(piece.slice(0, HEAD_BYTES - size))
      size += piece.length
      if (size > LARGEST_FILE) throw new TooLarge('A file can be at most 10 MB.')
      write(file, piece)
    }
    if (size === 0) throw new Invalid({ file: 'This file is empty.' })
    // A file that was acknowledged must survive a power failure.
    await synced(file)
    return { path, size, head: Buffer.concat(head) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await closed(file)
  }
}

// Bun ends the process if a FileHandle is garbage-collected before it is closed.
const [opened, synced, closed] = [promisify(open), promisify(fdatasync), promisify(close)]

/**
 * Written synchronously: pending asynchronous writes wait for the garbage collector, and 50 uploads at once took 200 MB
 * more. A piece of 64 KB goes into the page cache in about ten microseconds.
 */
function write(file: number, piece: Uint8Array): void {
  for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
}

/** Writes a small file that goes with a spooled one. */
export async function spoolBytes(bytes: Uint8Array): Promise<string> {
  const path = await incomingPath()
  await Bun.write(path, bytes)
  return path
}

/** Removes files that an earlier run did not finish receiving. Called before the server accepts files. */
export async function forgetSpooled(): Promise<void> {
  await rm(incoming(), { recursive: true, force: true })
}

async function incomingPath(): Promise<string> {
  await mkdir(incoming(), { recursive: true, mode: 0o700 })
  return join(incoming(), crypto.randomUUID())
}

function incoming(): string {
  return join(attachmentsFolder(), 'incoming')
}
