import { open, type Place, type Socket } from './stream'
import { reached } from './turns'

const holding = new Map<string, Set<Socket>>()

const MOST_HELD_BYTES = 256 * 1024

/** From here on, a socket gets nothing that is announced: it is kept until `release`, or given up by `letGo`. */
export function hold(socket: Socket): void {
  socket.data.held = []
  socket.data.heldBytes = 0
  for (const topic of socket.data.topics) {
    socket.unsubscribe(topic)
    const others = holding.get(topic)
    if (others) others.add(socket)
    else holding.set(topic, new Set([socket]))
  }
}

/** What is held, and what comes until the next `hold`, is left to the next look. */
export function letGo(socket: Socket): void {
  socket.data.held = undefined
  for (const topic of socket.data.topics) {
    const others = holding.get(topic)
    others?.delete(socket)
    if (others?.size === 0) holding.delete(topic)
  }
}

/** Whether all that came was kept. */
export function holds(socket: Socket): boolean {
  return socket.data.held !== undefined
}

/** Sends what was held, without what catching up has brought already, and makes the socket live. */
export function release(socket: Socket): void {
  const { held = [], reached: place, topics } = socket.data
  letGo(socket)
  for (const one of held) if (!covers(place, one.place)) socket.send(one.frame)
  for (const topic of topics) socket.subscribe(topic)
  if (place) reached(place)
}

/** Whether a socket waits for what is announced on a topic. */
export function isHeldFor(topic: string): boolean {
  return holding.has(topic)
}

/** Keeps a frame for the sockets that are catching up. */
export function holdFrame(topic: string, frame: string, place?: Place): void {
  for (const socket of holding.get(topic) ?? []) {
    socket.data.held?.push({ frame, place })
    socket.data.heldBytes += frame.length
    if (socket.data.heldBytes > MOST_HELD_BYTES) letGo(socket)
  }
}

/** The live sockets of a topic that a change is new to. */
export function* liveWithout(topic: string, place: Place): Generator<Socket> {
  for (const socket of open) {
    const { topics, reached: mine } = socket.data
    if (topics.includes(topic) && socket.isSubscribed(topic) && !covers(mine, place)) yield socket
  }
}

function covers(reached: Place | undefined, place: Place | undefined): boolean {
  return place !== undefined && reached?.conversationId === place.conversationId && place.rev <= reached.rev
}
