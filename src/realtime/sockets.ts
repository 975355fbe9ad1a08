import type { Server, WebSocketHandler } from 'bun'
import { objectInJson } from '../ground/json'
import { log } from '../ground/log'
import { holderAt } from '../limits/holder'
import { takeSeat } from '../limits/seats'
import { noteConnected, noteDisconnected } from './agents-here'
import { catchUp } from './catch-up'
import { dropHeldFrames } from './hold'
import { endStalled, STALLED_CHECK_MS } from './stalled-sockets'
import { openSockets, type Socket, type SocketState, type Stream } from './stream'

let isDraining = false
let acceptingSince = 0
let stalledCheck: Timer | undefined

const FRAME_LIMIT = 64 * 1024
const BACKPRESSURE_LIMIT = 1024 * 1024
const FRAMES_A_SECOND = 20
/** How many client frames may wait: two seconds' worth. If more arrive, the database does not answer. */
const MOST_WAITING = 2 * FRAMES_A_SECOND

const GOING_AWAY = 1012
const POLICY = 1008
const TRY_AGAIN = 1011
/** In the range for applications, so that clients can tell it from a lost connection and do not come back. */
const SIGNED_OUT = 4401

/** Sockets are taken from now on: the server has started, or the database is back. */
export function acceptSockets(): void {
  isDraining = false
  acceptingSince = Date.now()
}

/** Since when sockets have been taken, in epoch milliseconds. */
export function acceptingSocketsSince(): number {
  return acceptingSince
}

/** Turns a request into a socket. Returns a response only where that is not possible. Throws as `takeSeat` does. */
export async function openSocket(
  request: Request,
  server: Server<unknown> | null,
  stream: Stream,
  protocol?: string,
): Promise<Response | undefined> {
  const seat = await takeSeat(stream.owner, holderAt(request, server))
  const initialState = {
    heldBytes: 0,
    catchingUp: false,
    lastReceive: Promise.resolve(),
    framesWaiting: 0,
    tookAt: performance.now(),
    second: 0,
    framesThisSecond: 0,
  }
  const data: SocketState = { ...stream, seat, ...initialState }
  const headers = protocol ? { 'Sec-WebSocket-Protocol': protocol } : undefined
  if (!isDraining && server?.upgrade(request, { data, headers })) return undefined
  seat.leave()
  if (isDraining) return new Response('The server is restarting.', { status: 503 })
  return new Response('This address is for WebSockets.', { status: 426, headers: { Upgrade: 'websocket' } })
}

/** The cursor in a socket's address; without one, everything is new. */
export function cursorOf(text: string | undefined): number {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** Handed to Bun directly, because Elysia's wrapper changes frames as it parses them and runs them concurrently. */
export const websocket: WebSocketHandler<SocketState> = {
  maxPayloadLength: FRAME_LIMIT,
  backpressureLimit: BACKPRESSURE_LIMIT,
  closeOnBackpressureLimit: true,
  // A reader that has stopped while nothing waits for it does not answer the ping that comes before.
  idleTimeout: 24,
  perMessageDeflate: false,

  open(socket) {
    openSockets.add(socket)
    if ('agentId' in socket.data.owner) noteConnected(socket.data.owner.agentId)
    stalledCheck ??= setInterval(endStalled, STALLED_CHECK_MS)
    socket.data.onOpen?.()
    catchUp(socket, socket.data.since)
  },

  message(socket, frame) {
    if (hasTooManyFrames(socket)) return socket.close(POLICY, 'too many frames')
    const clientFrame = readClientFrame(frame)
    if (!clientFrame) return
    if (isResume(clientFrame)) catchUp(socket, clientFrame.since, clientFrame)
    else receiveFrame(socket, clientFrame)
  },

  drain(socket) {
    socket.data.tookAt = performance.now()
    socket.data.onDrain?.()
  },

  close(socket) {
    socket.data.seat.leave()
    if (!openSockets.delete(socket)) return
    if ('agentId' in socket.data.owner) noteDisconnected(socket.data.owner.agentId)
    dropHeldFrames(socket)
    socket.data.onDrain?.()
    socket.data.onClose?.()
    if (openSockets.size > 0) return
    clearInterval(stalledCheck)
    stalledCheck = undefined
  },
}

/** Ends the sockets of one session at once, as signing out does. */
export function closeSocketsOfSession(sessionId: string): void {
  for (const socket of openSockets) {
    if ('sessionId' in socket.data.owner && socket.data.owner.sessionId === sessionId)
      socket.close(SIGNED_OUT, 'signed out')
  }
}

/** The sessions that have sockets open, for the check that they still may. */
export function sessionsWithSockets(): Set<string> {
  const sessions = new Set<string>()
  for (const { data } of openSockets) if ('sessionId' in data.owner) sessions.add(data.owner.sessionId)
  return sessions
}

/** Tells every client to come back in a moment, and takes no new ones: the server is going down. */
export function closeAllSockets(): void {
  isDraining = true
  for (const socket of openSockets) socket.close(GOING_AWAY, 'restarting')
}

/** Client frames are handled one by one. */
function receiveFrame(socket: Socket, clientFrame: Record<string, unknown>): void {
  const { data } = socket
  if (!data.receive) return
  if (data.framesWaiting === MOST_WAITING) {
    socket.close(POLICY, 'too many frames')
    return
  }
  data.framesWaiting++
  data.lastReceive = data.lastReceive
    .then(() => (openSockets.has(socket) ? data.receive?.(clientFrame) : undefined))
    .catch((error) => {
      log.error({ err: error }, 'a message from a socket could not be handled')
      socket.close(TRY_AGAIN, 'try again')
    })
    .finally(() => void data.framesWaiting--)
}

/** A client frame is an object with a `type`; anything else is ignored. */
function readClientFrame(frame: string | Buffer): Record<string, unknown> | undefined {
  try {
    const clientFrame = objectInJson(Buffer.from(frame))
    return typeof clientFrame.type === 'string' ? clientFrame : undefined
  } catch {
    return undefined
  }
}

/** A client that noticed a gap asks for what it missed: `{"type":"resume","since":12}`. */
function isResume(clientFrame: Record<string, unknown>): clientFrame is { type: 'resume'; since: number } {
  return clientFrame.type === 'resume' && Number.isSafeInteger(clientFrame.since) && (clientFrame.since as number) >= 0
}

function hasTooManyFrames(socket: Socket): boolean {
  const second = Math.floor(performance.now() / 1000)
  if (socket.data.second !== second) {
    socket.data.second = second
    socket.data.framesThisSecond = 0
  }
  return ++socket.data.framesThisSecond > FRAMES_A_SECOND
}
