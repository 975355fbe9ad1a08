import type { Server, ServerWebSocket, WebSocketHandler } from 'bun'
import { holderAt } from '../limits/holder'
import { type Seat, takeSeat } from '../limits/seats'
import { log } from '../log'

/** What a socket listens to and how it catches up. */
export interface Stream {
  topics: string[]
  /** What the client has seen; it gets all that came later. */
  since: number
  /**
   * The frames that bring a client from `since` to now; the last one says where now is. A client that asks for them
   * later than at first says in `asked` what it has.
   */
  missed(since: number, asked?: Record<string, unknown>): Promise<string[]>
  /** Called with what the client says of its own: an object with a `type`, and nothing in it checked yet. */
  heard?(said: Record<string, unknown>): Promise<void>
  /** Called when somebody listens, and when they do not any more. */
  opened?(): void
  closed?(): void
  /** Whose socket it is: an agent's session ends with its sockets. */
  owner: { agentId: string; sessionId: string } | { visitorId: string }
}

interface Live extends Stream {
  /** Its place among the sockets that may be open. */
  seat: Seat
  /** Work of one socket runs in the order of its frames. */
  queue: Promise<void>
  second: number
  framesThisSecond: number
}

type Socket = ServerWebSocket<Live>

const open = new Set<Socket>()
let draining = false

const FRAME_LIMIT = 64 * 1024
const BACKPRESSURE_LIMIT = 1024 * 1024
const FRAMES_A_SECOND = 20

const GOING_AWAY = 1012
const POLICY = 1008
/** In the range for applications, so that clients can tell it from a lost connection and do not come back. */
const SIGNED_OUT = 4401

/** A server has started: sockets are taken, also where another one in this process was stopped before. */
export function acceptSockets(): void {
  draining = false
}

/** Turns a request into a socket. Returns a response only where that is not possible. Throws as `takeSeat` does. */
export async function openSocket(request: Request, server: Server<unknown> | null, stream: Stream, protocol?: string): Promise<Response | undefined> {
  const seat = await takeSeat(stream.owner, holderAt(request, server))
  const data: Live = { ...stream, seat, queue: Promise.resolve(), second: 0, framesThisSecond: 0 }
  const headers = protocol ? { 'Sec-WebSocket-Protocol': protocol } : undefined
  if (!draining && server?.upgrade(request, { data, headers })) return undefined
  seat.leave()
  if (draining) return new Response('The server is restarting.', { status: 503 })
  return new Response('This address is for WebSockets.', { status: 426, headers: { Upgrade: 'websocket' } })
}

/** The cursor in a socket's address; without one, everything is new. */
export function cursorOf(text: string | undefined): number {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** Handed to Bun as it is: Elysia's own wrapper parses frames as it sees fit and runs them side by side. */
export const websocket: WebSocketHandler<Live> = {
  maxPayloadLength: FRAME_LIMIT,
  backpressureLimit: BACKPRESSURE_LIMIT,
  closeOnBackpressureLimit: true,
  idleTimeout: 30,
  perMessageDeflate: false,

  open(socket) {
    open.add(socket)
    // Listening comes before looking: a change in between arrives twice, which an upsert does not mind, and never not.
    for (const topic of socket.data.topics) socket.subscribe(topic)
    socket.data.opened?.()
    inOrder(socket, () => catchUp(socket, socket.data.since))
  },

  message(socket, frame) {
    if (tooMany(socket)) return socket.close(POLICY, 'too many frames')
    const said = spoken(frame)
    if (!said) return
    if (isResume(said)) inOrder(socket, () => catchUp(socket, said.since, said))
    else if (socket.data.heard) inOrder(socket, async () => socket.data.heard?.(said))
  },

  close(socket) {
    socket.data.seat.leave()
    if (open.delete(socket)) socket.data.closed?.()
  },
}

/** Ends the sockets of one session at once, as signing out does. */
export function closeSocketsOfSession(sessionId: string): void {
  for (const socket of open) {
    if ('sessionId' in socket.data.owner && socket.data.owner.sessionId === sessionId) socket.close(SIGNED_OUT, 'signed out')
  }
}

/** The sessions that have sockets open, for the check that they still may. */
export function sessionsWithSockets(): Set<string> {
  return new Set(owners('sessionId'))
}

/** How many agents have a page open. */
export function agentsOnline(): number {
  return new Set(owners('agentId')).size
}

/** Tells every client to come back in a moment, and takes no new ones: the server is going down. */
export function closeAllSockets(): void {
  draining = true
  for (const socket of open) socket.close(GOING_AWAY, 'restarting')
}

async function catchUp(socket: Socket, since: number, asked?: Record<string, unknown>): Promise<void> {
  for (const frame of await socket.data.missed(since, asked)) {
    if (!open.has(socket)) return
    socket.send(frame)
  }
}

function inOrder(socket: Socket, work: () => Promise<void>): void {
  socket.data.queue = socket.data.queue.then(work).catch((error) => {
    log.error({ err: error }, 'a socket could not catch up')
    socket.close(1011, 'try again')
  })
}

/** What a client says is an object with a `type`; anything else is let fall. */
function spoken(frame: string | Buffer): Record<string, unknown> | undefined {
  try {
    const said = JSON.parse(String(frame))
    return typeof said?.type === 'string' ? said : undefined
  } catch {
    return undefined
  }
}

/** A client that noticed a gap asks for what it missed: `{"type":"resume","since":12}`. */
function isResume(said: Record<string, unknown>): said is { type: 'resume'; since: number } {
  return said.type === 'resume' && Number.isSafeInteger(said.since) && (said.since as number) >= 0
}

function tooMany(socket: Socket): boolean {
  const second = Math.floor(performance.now() / 1000)
  if (socket.data.second !== second) {
    socket.data.second = second
    socket.data.framesThisSecond = 0
  }
  return ++socket.data.framesThisSecond > FRAMES_A_SECOND
}

function* owners(key: 'agentId' | 'sessionId'): Generator<string> {
  for (const { data } of open) if ('agentId' in data.owner) yield data.owner[key]
}
