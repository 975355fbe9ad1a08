import { write } from 'node:fs'

const STANDARD_OUTPUT = 1
/** What may wait to be written, in UTF-16 units. The reader of the log may stall for ever; that must not fill the memory. */
const ROOM = 1024 * 1024
const TRY_AGAIN_MS = 50
const BUSY = new Set(['EAGAIN', 'EINTR', 'EBUSY'])

let waiting: string[] = []
let size = 0
let writing: Promise<void> | undefined
/** Something ended in the middle of a line. */
let torn = false
let lost = 0
let tell: ((lost: number) => void) | undefined

/**
 * Writes lines to standard output without ever throwing or waiting: where it is closed, full or not read, they are lost
 * and counted. Node's own stream throws where nobody catches it, and writing at once would stop the process with the pipe.
 */
export function writeLines(text: string): void {
  if (size + text.length > ROOM) {
    lost += linesIn(text)
  } else {
    waiting.push(text)
    size += text.length
    writing ??= writeAll()
  }
}

/** Calls `told` with the number of lines that were lost, once lines can be written again. */
export function afterLoss(told: (lost: number) => void): void {
  tell = told
}

/** Resolves when all is written, or after `withinMs` where nobody reads. */
export async function written(withinMs: number): Promise<void> {
  await Promise.race([writing, Bun.sleep(withinMs)])
}

async function writeAll(): Promise<void> {
  while (waiting.length > 0) {
    const batch = Buffer.from(waiting.join(''))
    waiting = []
    size = 0
    if (await writeBatch(batch)) tellLoss()
  }
  writing = undefined
}

/** Returns whether all of it could be written. */
async function writeBatch(batch: Buffer): Promise<boolean> {
  let rest = torn ? Buffer.concat([Buffer.from('\n'), batch]) : batch
  while (rest.length > 0) {
    const { error, bytes } = await writeSome(rest)
    if (bytes > 0) torn = rest[bytes - 1] !== LINE_FEED
    rest = rest.subarray(bytes)
    if (error && !BUSY.has(error.code ?? '')) {
      lost += linesIn(rest.toString())
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
  if (lost === 0) return
  const were = lost
  lost = 0
  tell?.(were)
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
