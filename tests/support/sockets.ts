import { BunSocket } from './bun-socket'
import { expectNoCanary } from './canary'

/** A frame as the server sends it: HTML for pages, or an event of the visitor API. */
export interface Frame {
  rev?: number
  content?: string
  /** How htmx swaps the content in, with its seal. */
  swap?: string
  live?: true
  type?: string
  [more: string]: unknown
}

export interface Closure {
  code: number
  reason: string
}

interface OpenOptions {
  headers?: Record<string, string>
  protocols?: string[]
}

/** A socket that keeps what it got. Throws in `next` and `close` when a frame held text that is not escaped. */
export class TestSocket {
  readonly frames: Frame[] = []
  /** How the server, or `close`, ended it. */
  readonly closed: Promise<Closure>
  private failure: Error | undefined
  private readonly arrivals = new Set<() => void>()

  /** Opens a socket; throws with the status where the server refuses. */
  static async open(address: URL, { headers = {}, protocols }: OpenOptions = {}): Promise<TestSocket> {
    const url = new URL(address)
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
    const socket = new BunSocket(url, { headers: given, protocols })
    const opened = new TestSocket(socket)
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.addEventListener(
        'close',
        ({ code, reason }) => reject(new Error(`The socket ${url.pathname} was refused: ${code} ${reason}`)),
        { once: true },
      )
    })
    return opened
  }

  private constructor(private readonly socket: BunSocket) {
    this.closed = new Promise((resolve) => {
      socket.addEventListener('close', ({ code, reason }) => {
        resolve({ code, reason })
        this.announce()
      })
    })
    socket.addEventListener('message', ({ data }) => this.keep(String(data)))
  }

  /** The protocol that the server chose. */
  get protocol(): string {
    return this.socket.protocol
  }

  /** All HTML that came. */
  get html(): string {
    return this.frames.map(({ content = '' }) => content).join('\n')
  }

  send(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  /** The first frame, of those that came and those to come, that holds a text or fits a test. */
  async next(wanted: string | ((frame: Frame) => boolean), withinMs = 5000): Promise<Frame> {
    const fits = typeof wanted === 'string' ? ({ content = '' }: Frame) => content.includes(wanted) : wanted
    for (const deadline = Date.now() + withinMs; Date.now() < deadline; await this.arrival(deadline - Date.now())) {
      if (this.failure) throw this.failure
      const frame = this.frames.find(fits)
      if (frame) return frame
      if (this.socket.readyState === WebSocket.CLOSED) break
    }
    throw new Error(
      `No such frame came: ${wanted}. These did:\n${this.frames.map((frame) => JSON.stringify(frame)).join('\n')}`,
    )
  }

  /** Waits until the socket has caught up and what follows is live. */
  async caughtUp(): Promise<this> {
    await this.next(({ live, type }) => live === true || type === 'conversation')
    return this
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
    if (this.failure) throw this.failure
  }

  private keep(text: string): void {
    const frame = JSON.parse(text) as Frame
    this.frames.push(frame)
    try {
      expectNoCanary(frame.content ?? '', 'a frame', /seal:(\S+)/.exec(frame.swap ?? '')?.[1])
    } catch (error) {
      this.failure = error as Error
    }
    this.announce()
  }

  private arrival(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, withinMs)
      const arrivals = this.arrivals
      arrivals.add(done)
      function done() {
        clearTimeout(timer)
        arrivals.delete(done)
        resolve()
      }
    })
  }

  private announce(): void {
    for (const done of [...this.arrivals]) done()
  }
}
