import type { Server } from 'bun'

/** Carries frames to the sockets that listen to a topic, at most once; who missed some resumes from the database. */
export interface Transport {
  publish(topic: string, frame: string): void
  /** Whether anybody may be listening; where nobody is, a frame need not be rendered. */
  heard(topic: string): boolean
}

/** All sockets are in this process: Bun's own publish reaches them. */
export function inProcess(server: Server<unknown>): Transport {
  return {
    publish: (topic, frame) => void server.publish(topic, frame),
    heard: (topic) => server.subscriberCount(topic) > 0,
  }
}
