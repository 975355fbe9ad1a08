import type { RequestBody } from './body-scope'
import { piecesOf } from './body-stream'
import { Memory } from './memory'

/** A whole body of words. Throws as `piecesOf` does, and `Unavailable` where all bodies together hold too much. */
export async function readWhole(requestBody: RequestBody): Promise<Uint8Array> {
  const memory = new Memory()
  try {
    const whole = new ByteGatherer(memory)
    for await (const piece of piecesOf(requestBody, 'words', memory.ended)) whole.add(piece)
    return whole.bytes
  } finally {
    memory.release()
  }
}

/**
 * Bytes that come bit by bit, in one piece of memory: a piece that is kept as it came holds the half megabyte that it was
 * read with, and of many small ones each costs a hundred bytes more.
 */
export class ByteGatherer {
  private room = new Uint8Array(0)
  private size = 0

  constructor(private readonly memory: Memory) {}

  get bytes(): Uint8Array {
    return this.room.subarray(0, this.size)
  }

  /** Throws `Unavailable` where there is no memory left. */
  add(piece: Uint8Array): void {
    const size = this.size + piece.length
    if (size > this.room.length) this.grow(Math.max(size, this.room.length * 2))
    this.room.set(piece, this.size)
    this.size = size
  }

  private grow(length: number): void {
    this.memory.hold(length - this.room.length)
    const larger = new Uint8Array(length)
    larger.set(this.bytes)
    this.room = larger
  }
}
