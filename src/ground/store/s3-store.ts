import { rm } from 'node:fs/promises'
import pLimit from 'p-limit'
import type { Config } from '../config'
import type { FileStore } from './file-store'

// A file that is being sent is held in memory, so only four are sent at once.
const fourAtATime = pLimit(4)

let openStore: { settings: Config['s3']; client: Bun.S3Client } | undefined

/** Stores files in a bucket of S3 or a compatible service. */
export function s3Store(settings: NonNullable<Config['s3']>): FileStore {
  if (openStore?.settings !== settings) openStore = { settings, client: new Bun.S3Client(settings) }
  const { client } = openStore
  return {
    async put(key, path) {
      await fourAtATime(() => client.write(key, Bun.file(path)))
      await rm(path, { force: true })
    },
    async read(key) {
      const reader = client.file(key).stream().getReader()
      try {
        // Only the first bytes tell whether there is such a file; then it is not too late for another reply.
        return resumeStream(reader, await reader.read())
      } catch (error) {
        if ((error as { code?: string }).code === 'NoSuchKey') return undefined
        throw error
      }
    },
    async remove(key) {
      await client.delete(key)
    },
  }
}

/** A stream of which a first piece has been read already, from that piece on. */
function resumeStream<T>(
  reader: ReadableStreamDefaultReader<T>,
  first: Bun.ReadableStreamDefaultReadResult<T>,
): ReadableStream<T> {
  let next: Bun.ReadableStreamDefaultReadResult<T> | undefined = first
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await reader.read())
      next = undefined
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
}
