import { now } from '../support/statistics'

/** Sends words; resolves with the id of what was stored. */
export type Write = (words: string) => Promise<string>

/** Somebody who writes: how, what, and how often. */
export interface Writer {
  write: Write
  words: string
  everyMs: number
}

/**
 * Has writers write side by side for a while, each at its own pace and out of step with the others; one that is not
 * answered in time waits for the answer. Returns when each message was sent, by id.
 */
export async function writeAtPace(writers: Writer[], forMs: number): Promise<Map<string, number>> {
  const sentAt = new Map<string, number>()
  const end = performance.now() + forMs
  await Promise.all(writers.map(writeUntilEnd))
  return sentAt

  async function writeUntilEnd({ write, words, everyMs }: Writer): Promise<void> {
    let next = performance.now() + Math.random() * everyMs
    while (next < end) {
      await Bun.sleep(Math.max(0, next - performance.now()))
      const at = now()
      sentAt.set(await write(words), at)
      next = Math.max(next + everyMs, performance.now())
    }
  }
}
