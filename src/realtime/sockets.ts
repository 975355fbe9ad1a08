import type { Server, WebSocketHandler } from 'bun'
import { objectInJson } from '../ground/json'
import { log } from '../ground/log'
import { holderAt } from '../limits/holder'
import { takeSeat } from '../limits/seats'
import { connected, disconnected } from './agents-here'
import { catchUp } from './catch-up'
import { letGo } from './hold'
import { endStalled, STALLED_CHECK_MS } from './stalled'
import { type Live, open, type Socket, type Stream } from './stream'

let draining = false
let takenSince = 0
let stalled: Timer | undefined

const FRAME_LIMIT = 64 * 1024
const BACKPRESSURE_LIMIT = 1024 * 1024
const FRAMES_A_SECOND = 20
/** More of what a client says does not wait: two seconds' worth, and the database answers nothing. */
const MOST_WAITING = 2 * FRAMES_A_SECOND

const GOING_AWAY = 1012
const POLICY = 1008
const TRY_AGAIN = 1011
/** In the range for applications, so that clients can tell it from a lost connection and do not come back. */
const SIGNED_OUT = 4401

/** Sockets are taken from now on: the server has started, or the database is back. */
export function acceptSockets(): void {
  draining = false
  takenSince = Date.now()
}

/** Since when sockets have been taken, in epoch milliseconds. */
export function socketsTakenSince(): number {
  return takenSince
}

/** Turns a request into a socket. Returns a response only where that is not possible. Throws as `takeSeat` does. */
export async function openSocket(
  request: Request,
  server: Server<unknown> | null,
  stream: Stream,
  protocol?: string,
): Promise<Response | undefined> {
  const seat = await takeSeat(stream.owner, holderAt(request, server))
  const started = {
    heldBytes: 0,
    catchingUp: false,
    hearing: Promise.resolve(),
    waiting: 0,
    tookAt: performance.now(),
    second: 0,
    framesThisSecond: 0,
  }
  const data: Live = { ...stream, seat, ...started }
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
  // A reader that has stopped while nothing waits for it does not answer the ping that comes before.
  idleTimeout: 24,
  perMessageDeflate: false,

  open(socket) {
    open.add(socket)
    if ('agentId' in socket.data.owner) connected(socket.data.owner.agentId)
    stalled ??= setInterval(endStalled, STALLED_CHECK_MS)
    socket.data.opened?.()
    catchUp(socket, socket.data.since)
  },

  message(socket, frame) {
    if (tooMany(socket)) return socket.close(POLICY, 'too many frames')
    const said = spoken(frame)
    if (!said) return
    if (isResume(said)) catchUp(socket, said.since, said)
    else hear(socket, said)
  },

  drain(socket) {
    socket.data.tookAt = performance.now()
    socket.data.drained?.()
  },

  close(socket) {
    socket.data.seat.leave()
    if (!open.delete(socket)) return
    if ('agentId' in socket.data.owner) disconnected(socket.data.owner.agentId)
    letGo(socket)
    socket.data.drained?.()
    socket.data.closed?.()
    if (open.size > 0) return
    clearInterval(stalled)
    stalled = undefined
  },
}

/** Ends the sockets of one session at once, as signing out does. */
export function closeSocketsOfSession(sessionId: string): void {
  for (const socket of open) {
    if ('sessionId' in socket.data.owner && socket.data.owner.sessionId === sessionId)
      socket.close(SIGNED_OUT, 'signed out')
  }
}

/** The sessions that have sockets open, for the check that they still may. */
export function sessionsWithSockets(): Set<string> {
  const sessions = new Set<string>()
  for (const { data } of open) if ('sessionId' in data.owner) sessions.add(data.owner.sessionId)
  return sessions
}

/** Tells every client to come back in a moment, and takes no new ones: the server is going down. */
export function closeAllSockets(): void {
  draining = true
  for (const socket of open) socket.close(GOING_AWAY, 'restarting')
}

/** What a client says is heard one by one. */
function hear(socket: Socket, said: Record<string, unknown>): void {
  const { data } = socket
  if (!data.heard) return
  if (data.waiting === MOST_WAITING) {
    socket.close(POLICY, 'too many frames')
    return
  }
  data.waiting++
  data.hearing = data.hearing
    .then(() => (open.has(socket) ? data.heard?.(said) : undefined))
    .catch((error) => {
      log.error({ err: error }, 'a message from a socket could not be handled')
      socket.close(TRY_AGAIN, 'try again')
    })
    .finally(() => void data.waiting--)
}

/** What a client says is an object with a `type`; anything else is let fall. */
function spoken(frame: string | Buffer): Record<string, unknown> | undefined {
  try {
    const said = objectInJson(Buffer.from(frame))
    return typeof said.type === 'string' ? said : undefined
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
