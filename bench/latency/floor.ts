import { join } from 'node:path'
import type { DatabaseLocation } from '../../src/db/client'
import { now } from '../support/statistics'
import type { Write } from './pace'

/** The bare floor, running in a process of its own on Parley's database. */
export interface Floor {
  write: Write
  /** From just before the INSERT to its frame at a listener, in milliseconds, by id; emptied by being read. */
  takeBare(): number[]
  /** When frames arrived, by id. */
  arrivals: Map<string, number>
  stop(): Promise<void>
}

/** Starts the floor and a listener to it. */
export async function startFloor(database: DatabaseLocation): Promise<Floor> {
  const child = Bun.spawn([process.execPath, join(import.meta.dir, 'floor-server.ts')], {
    env: { PATH: process.env.PATH, FLOOR_DATABASE: JSON.stringify(database) },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'inherit',
  })
  const port = await firstLine(child.stdout)
  const arrivals = new Map<string, number>()
  let bare: number[] = []

  const socket = new WebSocket(`ws://127.0.0.1:${port}`)
  socket.onmessage = ({ data: frame }) => {
    const at = now()
    const { id, began } = JSON.parse(String(frame)) as { id: string; began: number }
    arrivals.set(id, at)
    bare.push(at - began)
  }
  await new Promise((resolve) => socket.addEventListener('open', resolve))

  return {
    arrivals,
    async write(words) {
      const response = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: words })
      return ((await response.json()) as { id: string }).id
    },
    takeBare() {
      const taken = bare
      bare = []
      return taken
    },
    async stop() {
      socket.close()
      child.kill('SIGTERM')
      await child.exited
    },
  }
}

async function firstLine(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  for await (const chunk of stream) {
    text += new TextDecoder().decode(chunk)
    if (text.includes('\n')) return text.trim()
  }
  throw new Error('The floor did not start.')
}
