import { closeSync, constants, openSync, readSync } from 'node:fs'
import { join } from 'node:path'

/** A pipe that a program writes its log to, and that is read, left unread or closed as a test wants it. */
export class LogPipe {
  private readonly path: string
  private reading: number | undefined
  private text = ''

  constructor(folder: string) {
    this.path = join(folder, crypto.randomUUID())
    const { exitCode } = Bun.spawnSync(['mkfifo', this.path])
    if (exitCode !== 0) throw new Error('There is no mkfifo.')
    this.open()
  }

  /** What a program gets as its standard output; to be closed once it has it. */
  writingEnd(): number {
    return openSync(this.path, 'w')
  }

  /** Has somebody listen, who does not read yet. */
  open(): void {
    this.reading = openSync(this.path, constants.O_RDONLY | constants.O_NONBLOCK)
  }

  /** Nobody listens any more: who writes gets EPIPE. */
  close(): void {
    if (this.reading !== undefined) closeSync(this.reading)
    this.reading = undefined
  }

  /** Reads until the lines are such; returns all lines so far. */
  async readUntil(holds: (lines: string[]) => boolean, withinMs = 10_000): Promise<string[]> {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Bun.sleep(10)) {
      this.read()
      const lines = this.text.split('\n').slice(0, -1)
      if (holds(lines)) return lines
    }
    throw new Error(`The log ended with:\n${this.text.slice(-2000)}`)
  }

  private read(): void {
    const bytes = Buffer.alloc(64 * 1024)
    try {
      for (let size = 1; size > 0; ) {
        size = readSync(this.reading ?? -1, bytes)
        this.text += bytes.subarray(0, size).toString()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
