import type { Server } from 'bun'
import { holdFrame, isHeldFor, liveWithout } from './hold'
import type { Place } from './stream'

/** A change of a conversation; with `again`, some who listen may have read it already and do not get it twice. */
export interface Change extends Place {
  again: boolean
}

/** Carries frames to the sockets that listen to a topic, at most once; who missed some resumes from the database. */
export interface Transport {
  publish(topic: string, frame: string, change?: Change): void
  /** Whether anybody may be listening; where nobody is, a frame need not be rendered. */
  heard(topic: string): boolean
}

/** All sockets are in this process: Bun's own publish reaches them. */
export function inProcess(server: Server<unknown>): Transport {
  return {
    publish(topic, frame, change) {
      if (change?.again) for (const socket of liveWithout(topic, change)) socket.send(frame)
      else server.publish(topic, frame)
      holdFrame(topic, frame, change)
    },
    heard: (topic) => server.subscriberCount(topic) > 0 || isHeldFor(topic),
  }
}
