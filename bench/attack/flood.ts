import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Form } from './attack'
import type { Target } from './target'

/** The one address that each flood comes from: what is counted against one is no mark on another. */
export const FLOODER = {
  sessions: '203.0.113.66',
  chats: '203.0.113.67',
  messages: '203.0.113.68',
  files: '203.0.113.69',
}
/** Real people, elsewhere. */
export const REAL_PERSON = '198.51.100.200'

export function floodSeconds(form: Form): number {
  return form === 'short' ? 4 : 12
}

/** Does the same again and again, so many side by side, for as long as is said; a refusal is followed by the next try. */
export async function repeatedly(
  seconds: number,
  atOnce: number,
  work: (turn: number) => Promise<unknown>,
): Promise<void> {
  const until = performance.now() + seconds * 1000
  let turn = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < until) await work(turn++)
    }),
  )
}

/** In MB, what lies in a folder of the data of this Parley. */
export function onDisk(target: Target, ...folders: string[]): number {
  return bytesIn(join(target.process.dataDir, ...folders)) / 1024 ** 2
}

/** Whether a real person elsewhere can open a chat and write in it meanwhile. */
export async function realPersonWrites(target: Target): Promise<boolean> {
  const visitor = await target.arrive(REAL_PERSON, { name: 'Real Person' })
  if (typeof visitor === 'number') return false
  return (await target.say(visitor, 'Is anybody there?'))?.status === 201
}

/** Words that do not compress. */
export function noise(length: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(length)))
    .toString('base64url')
    .slice(0, length)
}

function bytesIn(path: string): number {
  try {
    const status = statSync(path)
    if (!status.isDirectory()) return status.size
    return readdirSync(path).reduce((sum, name) => sum + bytesIn(join(path, name)), 0)
  } catch {
    return 0
  }
}
