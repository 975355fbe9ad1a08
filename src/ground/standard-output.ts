import { write } from 'node:fs'

const STANDARD_OUTPUT = 1
/** What may wait to be written, in UTF-16 units. The reader of the log may stall for ever; that must not fill the memory. */
const ROOM = 1024 * 1024
const TRY_AGAIN_MS = 50
const BUSY = new Set(['EAGAIN', 'EINTR', 'EBUSY'])

let waitingLines: string[] = []
let waitingSize = 0
let currentWrite: Promise<void> | undefined
/** A write stopped in the middle of a line. */
let isLineOpen = false
let lostLines = 0
let onLoss: ((lost: number) => void) | undefined

/**
 * Writes lines to standard output without ever throwing or waiting: where it is closed, full or not read, they are lost
 * and counted. Node's own stream throws where nobody catches it, and writing at once would stop the process with the pipe.
 */
export function writeLines(text: string): void {
  if (waitingSize + text.length > ROOM) {
    lostLines += linesIn(text)
  } else {
    waitingLines.push(text)
    waitingSize += text.length
    currentWrite ??= writeAll()
  }
}

/** Calls `listener` with the number of lost lines, once lines can be written again. */
export function afterLoss(listener: (lost: number) => void): void {
  onLoss = listener
}

/** Resolves when all is written, or after `withinMs` where nobody reads. */
export async function whenWritten(withinMs: number): Promise<void> {
  await Promise.race([currentWrite, Bun.sleep(withinMs)])
}

async function writeAll(): Promise<void> {
  while (waitingLines.length > 0) {
    const batch = Buffer.from(waitingLines.join(''))
    waitingLines = []
    waitingSize = 0
    if (await writeBatch(batch)) tellLoss()
  }
  currentWrite = undefined
}

/** Returns whether all of it could be written. */
async function writeBatch(batch: Buffer): Promise<boolean> {
  let rest = isLineOpen ? Buffer.concat([Buffer.from('\n'), batch]) : batch
  while (rest.length > 0) {
    const { error, bytes } = await writeSome(rest)
    if (bytes > 0) isLineOpen = rest[bytes - 1] !== LINE_FEED
    rest = rest.subarray(bytes)
    if (error && !BUSY.has(error.code ?? '')) {
      lostLines += linesIn(rest.toString())
      return false
    }
    if (error) await Bun.sleep(TRY_AGAIN_MS)
  }
  return true
}

const LINE_FEED = 10

function writeSome(rest: Buffer): Promise<{ error: NodeJS.ErrnoException | null; bytes: number }> {
  return new Promise((resolve) =>
    write(STANDARD_OUTPUT, rest, (error, bytes = 0) => resolve({ error, bytes: error ? 0 : bytes })),
  )
}

function tellLoss(): void {
  if (lostLines === 0) return
  const were = lostLines
  lostLines = 0
  onLoss?.(were)
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
