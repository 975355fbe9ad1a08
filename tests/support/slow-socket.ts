import { connect, type Socket } from 'node:net'
import type { Frame } from './sockets'

interface SlowOptions {
  headers?: Record<string, string>
  protocols?: string[]
  /** So much is read at most; without it, as fast as it comes. */
  bytesASecond?: number
}

const STEP_MS = 20

/** A reader of a socket that may read slowly, or stop: what the system does not take, the server has to keep. */
export class SlowSocket {
  readonly frames: Frame[] = []
  bytes = 0
  closed = false
  private unread = Buffer.alloc(0)
  private allowed = 0
  private stopped = false
  private readonly timer: Timer | undefined

  static async open(address: URL, options: SlowOptions = {}): Promise<SlowSocket> {
    const socket = connect({ port: Number(address.port), host: address.hostname, highWaterMark: 16 * 1024 } as never)
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new SlowSocket(socket, address, options)
  }

  private constructor(
    private readonly socket: Socket,
    { host, pathname, search }: URL,
    { headers = {}, protocols, bytesASecond }: SlowOptions,
  ) {
    const asked = {
      host,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    }
    const lines = Object.entries(asked).map(([name, value]) => `${name}: ${value}\r\n`)
    if (protocols) lines.push(`sec-websocket-protocol: ${protocols.join(', ')}\r\n`)
    socket.on('data', (chunk) => this.read(Buffer.from(chunk)))
    socket.on('close', () => this.end())
    socket.on('error', () => this.end())
    socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`)
    if (bytesASecond !== undefined) this.timer = setInterval(() => this.allow((bytesASecond * STEP_MS) / 1000), STEP_MS)
  }

  /** Reads nothing any more. */
  stop(): void {
    this.stopped = true
    this.socket.pause()
  }

  /** Reads on after `stop`, what is still there as well. */
  goOn(): void {
    this.stopped = false
    this.socket.resume()
  }

  /** Waits for a frame that fits, of those that came and those to come. */
  async next(fits: (frame: Frame) => boolean, withinMs: number): Promise<Frame> {
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Bun.sleep(20)) {
      const frame = this.frames.find(fits)
      if (frame) return frame
      if (this.closed) break
    }
    throw new Error(
      `No such frame came; ${this.frames.length} others did, ${this.bytes} bytes${this.closed ? ', and then it was closed' : ''}.`,
    )
  }

  close(): void {
    this.end()
    this.socket.destroy()
  }

  private allow(bytes: number): void {
    this.allowed = Math.min(this.allowed + bytes, 10 * bytes)
    if (this.allowed > 0 && !this.stopped) this.socket.resume()
  }

  private read(chunk: Buffer): void {
    this.bytes += chunk.length
    this.allowed -= chunk.length
    if (this.timer && this.allowed <= 0) this.socket.pause()
    this.unread = Buffer.concat([this.unread, chunk])
    if (this.frames.length === 0 && this.unread.subarray(0, 5).equals(Buffer.from('HTTP/'))) {
      const end = this.unread.indexOf('\r\n\r\n')
      if (end < 0) return
      this.unread = this.unread.subarray(end + 4)
    }
    while (this.take()) {}
  }

  private take(): boolean {
    const [first = 0, second = 0] = this.unread
    const [header, length] = this.lengths(second & 0x7f)
    if (this.unread.length < 2 || this.unread.length < header + length) return false
    if ((first & 0x0f) === 1) this.frames.push(JSON.parse(this.unread.toString('utf8', header, header + length)))
    if ((first & 0x0f) === 8) this.end()
    // An answer to a ping keeps it open: masked with zeros.
    if ((first & 0x0f) === 9) this.socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]))
    this.unread = this.unread.subarray(header + length)
    return this.unread.length > 0
  }

  private lengths(short: number): [header: number, length: number] {
    if (short < 126) return [2, short]
    if (short === 126) return [4, this.unread.length < 4 ? 0 : this.unread.readUInt16BE(2)]
    return [10, this.unread.length < 10 ? 0 : Number(this.unread.readBigUInt64BE(2))]
  }

  private end(): void {
    this.closed = true
    clearInterval(this.timer)
  }
}
