import type { ServerWebSocket } from 'bun'
import type { Seat } from '../limits/seats'

/** How far a conversation has got. */
export interface Place {
  conversationId: string
  rev: number
}

/** A part of what a client has missed. */
interface Step {
  frames: string[]
  /** Up to where the frames bring the client; what has no such place, such as a list, says nothing. */
  reached?: Place
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
   * What brings a client from `since` to now; the last frame says where now is. A client that asks for it later than at
   * first says in `asked` what it has.
   */
  missed(since: number, asked?: Record<string, unknown>): Steps
  /** Called with what the client says of its own: an object with a `type`, and nothing in it checked yet. */
  heard?(said: Record<string, unknown>): Promise<void>
  /** Called when somebody starts and stops listening. */
  opened?(): void
  closed?(): void
  /** Whose socket it is: an agent's session ends with its sockets. */
  owner: { agentId: string; sessionId: string } | { visitorId: string }
}

/** A frame that waits until the client has caught up. */
interface Held {
  frame: string
  place?: Place
}

/** A stream that has a socket. */
export interface Live extends Stream {
  /** Its place among the sockets that may be open. */
  seat: Seat
  /** Up to where catching up has brought it. */
  reached?: Place
  /** What came during a step; without it, the socket is live, or the step is on its way and the next one covers it. */
  held?: Held[]
  heldBytes: number
  /** The catching up that is under way, and the one that was asked for in the meantime. */
  catchingUp: boolean
  next?: { since: number; asked?: Record<string, unknown> }
  /** What the client says is heard in the order of its frames; so much of it waits. */
  hearing: Promise<void>
  waiting: number
  /** When the client last took something, and who wants to know that it does. */
  tookAt: number
  drained?: () => void
  second: number
  framesThisSecond: number
}

export type Socket = ServerWebSocket<Live>

/** Every socket that is open. */
export const open = new Set<Socket>()
