import type { Server } from 'bun'
import { holdFrame, isHeldFor, socketsBehind } from './hold'
import type { Revision } from './stream'

/** A change of a conversation. With `mayRepeat`, listeners who have read it already do not get it twice. */
export interface Change extends Revision {
  mayRepeat: boolean
}

/** Carries frames to the sockets that listen to a topic, at most once; who missed some resumes from the database. */
export interface Transport {
  publish(topic: string, frame: string, change?: Change): void
  /** Whether anybody may be listening; where nobody is, a frame need not be rendered. */
  hasListeners(topic: string): boolean
}

/** All sockets are in this process: Bun's own publish reaches them. */
export function inProcess(server: Server<unknown>): Transport {
  return {
    publish(topic, frame, change) {
      if (change?.mayRepeat) for (const socket of socketsBehind(topic, change)) socket.send(frame)
      else server.publish(topic, frame)
      holdFrame(topic, frame, change)
    },
    hasListeners: (topic) => server.subscriberCount(topic) > 0 || isHeldFor(topic),
  }
}
