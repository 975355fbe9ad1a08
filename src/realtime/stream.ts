import type { ServerWebSocket } from 'bun'
import type { Seat } from '../limits/seats'

/** A conversation at one revision. */
export interface Revision {
  conversationId: string
  rev: number
}

/** A part of what a client has missed. */
interface Step {
  frames: string[]
  /** Up to where the frames bring the client; what has no such place, such as a list, says nothing. */
  revision?: Revision
  /** What follows is another step. The last one brings the client to now. */
  more: boolean
}

/** Steps that are read one by one, each when the one before has gone out. */
export type Steps = AsyncGenerator<Step, void, void>

/** What a socket listens to and how it catches up. */
export interface Stream {
  topics: string[]
  /** What the client has seen; it gets all that came later. */
  since: number
  /**
   * What brings a client from `since` to now; the last frame says where now is. A client that asks again later says in
   * `resumeRequest` what it has.
   */
  stepsSince(since: number, resumeRequest?: Record<string, unknown>): Steps
  /** Called with what the client says of its own: an object with a `type`, and nothing in it checked yet. */
  receive?(clientFrame: Record<string, unknown>): Promise<void>
  /** Called when somebody starts and stops listening. */
  onOpen?(): void
  onClose?(): void
  /** The owner of the socket. When an agent's session ends, so do its sockets. */
  owner: { agentId: string; sessionId: string } | { visitorId: string }
}

/** A frame that waits until the client has caught up. */
interface HeldFrame {
  frame: string
  revision?: Revision
}

/** A stream that has a socket. */
export interface SocketState extends Stream {
  /** Its place among the sockets that may be open. */
  seat: Seat
  /** The revision up to which it has caught up. */
  revision?: Revision
  /** What came during a step; without it, the socket is live, or the step is on its way and the next one covers it. */
  heldFrames?: HeldFrame[]
  heldBytes: number
  /** The catching up that is under way, and the one that was asked for in the meantime. */
  catchingUp: boolean
  next?: { since: number; resumeRequest?: Record<string, unknown> }
  /** Client frames are handled in their order; how many of them wait. */
  lastReceive: Promise<void>
  framesWaiting: number
  /** When the client last took something, and who wants to know that it does. */
  tookAt: number
  onDrain?: () => void
  second: number
  framesThisSecond: number
}

export type Socket = ServerWebSocket<SocketState>

/** Every socket that is open. */
export const openSockets = new Set<Socket>()
