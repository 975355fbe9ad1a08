import { connect, type Socket } from 'node:net'
import { until } from './eventually'
import type { Frame } from './sockets'

interface SlowOptions {
  headers?: Record<string, string>
  protocols?: string[]
  /** So much is read at most; without it, as fast as it comes. */
  bytesASecond?: number
  /** Hears each frame of text, which is then not kept. */
  received?(frame: string): void
}

const STEP_MS = 20
/** What was not read in time may be caught up with, but no more than this. */
const MOST_STEPS = 10

const TEXT = 1
const CLOSE = 8
const PING = 9
const PONG = 10

/**
 * A WebSocket that may read slowly, as a telephone far from the next mast does, or stop: what the system does not take,
 * the server has to keep. It sends whatever it is given.
 */
export class SlowSocket {
  /** The status of the reply; 0 where the connection ended without one. */
  readonly opened: Promise<number>
  /** The code with which the server ended it: 0 where it did so without a word. */
  readonly closed: Promise<number>
  readonly frames: Frame[] = []
  bytes = 0
  private readonly socket: Socket
  private pieces: Buffer[] = []
  private length = 0
  private allowed = 0
  private code = 0
  private stopped = false
  private upgraded = false
  private over = false

  constructor(
    { host, hostname, port, pathname, search }: URL,
    private readonly options: SlowOptions = {},
  ) {
    const { headers = {}, protocols, bytesASecond } = options
    const asked = {
      host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(protocols && { 'sec-websocket-protocol': protocols.join(', ') }),
      ...headers,
    }
    const lines = Object.entries(asked).map(([name, value]) => `${name}: ${value}\r\n`)
    this.socket = connect({ port: Number(port), host: hostname, highWaterMark: 16 * 1024 } as never, () =>
      this.socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`),
    )
    const opened = Promise.withResolvers<number>()
    const closed = Promise.withResolvers<number>()
    this.opened = opened.promise
    this.closed = closed.promise
    const step = ((bytesASecond ?? 0) * STEP_MS) / 1000
    const pace = step > 0 ? setInterval(() => this.allow(step), STEP_MS) : undefined
    this.socket.on('data', (piece) => this.read(Buffer.from(piece), opened.resolve))
    this.socket.on('error', () => {})
    this.socket.on('close', () => {
      this.over = true
      clearInterval(pace)
      opened.resolve(0)
      closed.resolve(this.code)
    })
  }

  /** Reads nothing any more. */
  stop(): void {
    this.stopped = true
    this.socket.pause()
  }

  /** Waits for a frame that fits, of those that came and those to come. */
  async next(fits: (frame: Frame) => boolean, withinMs: number): Promise<Frame> {
    await until(() => this.over || this.frames.some(fits), withinMs)
    const frame = this.frames.find(fits)
    if (frame) return frame
    throw new Error(
      `No such frame came; ${this.frames.length} others did, ${this.bytes} bytes${this.over ? ', and then it was closed' : ''}.`,
    )
  }

  /** Sends a frame: whatever kind, and masked as clients must. */
  send(payload: Buffer | string, opcode = TEXT): void {
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

  close(): void {
    this.socket.destroy()
  }

  private allow(step: number): void {
    this.allowed = Math.min(this.allowed + step, MOST_STEPS * step)
    if (this.allowed > 0 && !this.stopped) this.socket.resume()
  }

  private read(piece: Buffer, open: (status: number) => void): void {
    this.bytes += piece.length
    this.pieces.push(piece)
    this.length += piece.length
    if (this.options.bytesASecond && (this.allowed -= piece.length) <= 0) this.socket.pause()
    if (!this.upgraded) {
      const end = this.joined().indexOf('\r\n\r\n')
      if (end < 0) return
      this.upgraded = true
      const head = this.take(end + 4).toString('latin1')
      open(Number(head.split(' ')[1]))
    }
    this.readFrames()
  }

  private readFrames(): void {
    while (this.length >= 2) {
      const start = this.joined()
      const short = (start[1] ?? 0) & 127
      const from = short === 127 ? 10 : short === 126 ? 4 : 2
      if (start.length < from) return
      const size = short === 127 ? start.readUInt32BE(6) : short === 126 ? start.readUInt16BE(2) : short
      if (start.length < from + size) return
      const content = this.take(from + size).subarray(from)
      this.hear((start[0] ?? 0) & 15, content)
    }
  }

  private hear(opcode: number, content: Buffer): void {
    if (opcode === PING) this.send(content, PONG)
    else if (opcode === CLOSE) this.code = content.length >= 2 ? content.readUInt16BE(0) : 1005
    else if (opcode !== TEXT) return
    else if (this.options.received) this.options.received(content.toString())
    else this.frames.push(JSON.parse(content.toString()))
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
