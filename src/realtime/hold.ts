import { openSockets, type Revision, type Socket } from './stream'
import { noteRevisionRead } from './turns'

const socketsByTopic = new Map<string, Set<Socket>>()

const MOST_HELD_BYTES = 256 * 1024

/** From here on, announced frames are held for the socket until `release` sends or `dropHeldFrames` drops them. */
export function hold(socket: Socket): void {
  socket.data.heldFrames = []
  socket.data.heldBytes = 0
  for (const topic of socket.data.topics) {
    socket.unsubscribe(topic)
    const sockets = socketsByTopic.get(topic)
    if (sockets) sockets.add(socket)
    else socketsByTopic.set(topic, new Set([socket]))
  }
}

/** Drops the held frames; the next step reads those changes from the database. */
export function dropHeldFrames(socket: Socket): void {
  socket.data.heldFrames = undefined
  for (const topic of socket.data.topics) {
    const sockets = socketsByTopic.get(topic)
    sockets?.delete(socket)
    if (sockets?.size === 0) socketsByTopic.delete(topic)
  }
}

/** Whether all frames since `hold` were kept. */
export function holdsFrames(socket: Socket): boolean {
  return socket.data.heldFrames !== undefined
}

/** Sends what was held, without what catching up has brought already, and makes the socket live. */
export function release(socket: Socket): void {
  const { heldFrames: frames = [], revision, topics } = socket.data
  dropHeldFrames(socket)
  for (const one of frames) if (!covers(revision, one.revision)) socket.send(one.frame)
  for (const topic of topics) socket.subscribe(topic)
  if (revision) noteRevisionRead(revision)
}

/** Whether a socket waits for what is announced on a topic. */
export function isHeldFor(topic: string): boolean {
  return socketsByTopic.has(topic)
}

/** Keeps a frame for the sockets that are catching up. */
export function holdFrame(topic: string, frame: string, revision?: Revision): void {
  for (const socket of socketsByTopic.get(topic) ?? []) {
    socket.data.heldFrames?.push({ frame, revision })
    socket.data.heldBytes += frame.length
    if (socket.data.heldBytes > MOST_HELD_BYTES) dropHeldFrames(socket)
  }
}

/** The live sockets of a topic that have not read a change yet. */
export function* socketsBehind(topic: string, revision: Revision): Generator<Socket> {
  for (const socket of openSockets) {
    const { topics, revision: ownRevision } = socket.data
    if (topics.includes(topic) && socket.isSubscribed(topic) && !covers(ownRevision, revision)) yield socket
  }
}

function covers(ownRevision: Revision | undefined, revision: Revision | undefined): boolean {
  return (
    revision !== undefined && ownRevision?.conversationId === revision.conversationId && revision.rev <= ownRevision.rev
  )
}
