import fs from 'node:fs/promises'
import { Unavailable } from '../ground/errors'
import { log } from '../ground/log'
import { attachmentsFolder } from '../ground/store/store'
import { numbersNow } from './numbers-now'

/** A disk, in bytes. */
export interface Disk {
  free: number
  size: number
}

const MEGABYTE = 1024 * 1024
const LOOK_EVERY_MS = 1000
const SAY_EVERY_MS = 60_000

let lastReading: { at: number; disk: Disk } | undefined
let lastLoggedAt = Number.NEGATIVE_INFINITY

/** Throws `Unavailable` if the remaining disk space is reserved for the database. Messages can still be sent. */
export async function checkDisk(): Promise<void> {
  const { freeDisk } = await numbersNow()
  const disk = await diskNow()
  if (!isBelowFloor(disk, freeDisk * MEGABYTE)) return
  if (lastLoggedAt + SAY_EVERY_MS < performance.now()) {
    lastLoggedAt = performance.now()
    log.error({ freeMegabytes: Math.floor(disk.free / MEGABYTE) }, 'the disk is nearly full, so no files are accepted')
  }
  throw new Unavailable('Files cannot be sent at the moment because the server is out of space. Messages still work.')
}

/**
 * The floor is `bytes`, or a twentieth of the disk if that is less, so that a small disk does not always count as full.
 */
export function isBelowFloor({ free, size }: Disk, bytes: number): boolean {
  return free < Math.min(bytes, size / 20)
}

async function diskNow(): Promise<Disk> {
  if (lastReading && lastReading.at + LOOK_EVERY_MS > performance.now()) return lastReading.disk
  await fs.mkdir(attachmentsFolder(), { recursive: true, mode: 0o700 })
  const { bavail, blocks, bsize } = await fs.statfs(attachmentsFolder())
  const disk = { free: bavail * bsize, size: blocks * bsize }
  lastReading = { at: performance.now(), disk }
  return disk
}
