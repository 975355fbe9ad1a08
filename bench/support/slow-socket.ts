import { connect, type Socket } from 'node:net'

interface SlowSocketOptions {
  port: number
  path: string
  headers: Record<string, string>
  /** How fast it reads, in KB a second; as fast as it can where nothing is said. */
  kbps?: number
  /** Hears each frame of text. */
  received?(frame: string): void
}

const TICK_MS = 50

/** A WebSocket that reads no faster than it is told to, as a telephone far from the next mast does. */
export class SlowSocket {
  readonly opened: Promise<number>
  /** The code with which the server ended it: 0 where it did so without a word. */
  readonly closed: Promise<number>
  bytes = 0
  private readonly socket: Socket
  private pieces: Buffer[] = []
  private length = 0
  private budget = 0
  private code = 0

  constructor(private readonly options: SlowSocketOptions) {
    const { port, path, headers, kbps } = options
    const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    )
    const upgrade =
      'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'
    this.socket = connect({ port, host: '127.0.0.1' }, () =>
      this.socket.write(`GET ${path} HTTP/1.1\r\n${upgrade}${lines.join('')}\r\n`),
    )
    const { promise: opened, resolve: open } = Promise.withResolvers<number>()
    const { promise: closed, resolve: close } = Promise.withResolvers<number>()
    this.opened = opened
    this.closed = closed
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      clearInterval(pace)
      open(0)
      close(this.code)
    })
    let upgraded = false
    this.socket.on('data', (piece: Buffer) => {
      this.bytes += piece.length
      this.keep(piece)
      if (kbps && (this.budget -= piece.length) <= 0) this.socket.pause()
      if (!upgraded) {
        const head = this.joined().indexOf('\r\n\r\n')
        if (head < 0) return
        upgraded = true
        open(
          Number(
            this.take(head + 4)
              .toString('latin1')
              .split(' ')[1],
          ),
        )
      }
      this.readFrames()
    })
    const pace = setInterval(() => {
      if (!kbps) return
      const share = (kbps * 1024 * TICK_MS) / 1000
      this.budget = Math.min(this.budget + share, share)
      if (this.budget > 0) this.socket.resume()
    }, TICK_MS)
  }

  /** Sends a frame: whatever kind, and masked as clients must. */
  send(payload: Buffer | string, opcode = 1): void {
    const content = Buffer.from(payload as string)
    const size =
      content.length < 126
        ? [content.length]
        : content.length < 65_536
          ? [126, content.length >> 8, content.length & 255]
          : undefined
    const long = Buffer.alloc(9)
    long[0] = 127
    long.writeUInt32BE(content.length, 5)
    const header = Buffer.concat([Buffer.from([0x80 | opcode]), size ? Buffer.from(size) : long])
    // A mask of zeros leaves the content as it is.
    header[1] = (header[1] ?? 0) | 0x80
    this.socket.write(Buffer.concat([header, Buffer.alloc(4), content]))
  }

  /** Sends bytes that need not be a frame. */
  sendBytes(bytes: Uint8Array): void {
    this.socket.write(bytes)
  }

  end(): void {
    this.socket.destroy()
  }

  private readFrames(): void {
    for (;;) {
      if (this.length < 2) return
      const start = this.joined()
      const short = (start[1] ?? 0) & 127
      const from = short === 127 ? 10 : short === 126 ? 4 : 2
      if (start.length < from) return
      const size = short === 127 ? start.readUInt32BE(6) : short === 126 ? start.readUInt16BE(2) : short
      if (start.length < from + size) return
      const frame = this.take(from + size)
      const content = frame.subarray(from)
      const opcode = (frame[0] ?? 0) & 15
      if (opcode === 1) this.options.received?.(content.toString())
      else if (opcode === 9) this.send(content, 10)
      else if (opcode === 8) this.code = content.length >= 2 ? content.readUInt16BE(0) : 1005
    }
  }

  private keep(piece: Buffer): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  private joined(): Buffer {
    if (this.pieces.length !== 1) this.pieces = [Buffer.concat(this.pieces)]
    return this.pieces[0] as Buffer
  }

  private take(size: number): Buffer {
    const all = this.joined()
    this.pieces = [all.subarray(size)]
    this.length = all.length - size
    return all.subarray(0, size)
  }
}
