import { BunSocket } from '../../tests/support/bun-socket'
import type { Tally } from './requests'

export interface LiveSocketOptions {
  /** Where to connect; asked anew for each connection, as the place to resume from moves on. */
  address(): string
  headers?: Record<string, string>
  protocols?: string[]
  received(frame: string, send: (frame: string) => void): void
  tally: Tally
}

// The codes after which htmx's socket extension stays away.
const FINAL_CODES = new Set([1000, 1008, 1009])
const LONGEST_PAUSE_MS = 1000

/** A socket that comes back by itself, as htmx's does on a page, only sooner. */
export class LiveSocket {
  private socket: BunSocket | undefined
  private attempts = 0
  private openedBefore = false
  private ended = false
  /** The code that ended it for good, where the server did. */
  finalCode: number | undefined

  constructor(private readonly options: LiveSocketOptions) {
    this.connect()
  }

  /** Breaks the connection without a word, as a lost network does. */
  drop(): void {
    this.socket?.terminate()
  }

  /** Leaves for good. */
  close(): void {
    this.ended = true
    this.socket?.close(1000)
  }

  private connect(): void {
    const { address, headers, protocols, received, tally } = this.options
    const socket = new BunSocket(address().replace(/^http/, 'ws'), { headers, protocols })
    this.socket = socket
    socket.onopen = () => {
      this.attempts = 0
      if (this.openedBefore) tally.reconnects++
      this.openedBefore = true
    }
    socket.onmessage = ({ data: frame }) => {
      // What a connection given up on still delivers has not been received.
      if (socket === this.socket) received(String(frame), (answer) => socket.send(answer))
    }
    socket.onclose = ({ code }) => this.comeBack(code)
  }

  private comeBack(code: number): void {
    if (this.ended) return
    if (FINAL_CODES.has(code)) {
      this.finalCode = code
      return
    }
    const pause = Math.min(50 * 2 ** this.attempts++, LONGEST_PAUSE_MS) * (0.7 + Math.random() * 0.6)
    setTimeout(() => {
      if (!this.ended) this.connect()
    }, pause)
  }
}
