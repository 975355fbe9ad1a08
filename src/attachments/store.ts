import { join } from 'node:path'
import { config } from '../config'
import { diskStore } from './disk-store'
import { s3Store } from './s3-store'

/** Where files lie, under random names. `DATA_DIR` and S3 are the two there are. */
export interface Store {
  /** Takes a complete file over; afterwards it is safe there and gone from `path`. */
  keep(key: string, path: string): Promise<void>
  /** What a reply can have as its body, or undefined where there is no such file. */
  read(key: string): Promise<Blob | ReadableStream<Uint8Array> | undefined>
  /** A file that is not there is removed already. */
  remove(key: string): Promise<void>
}

/** The store that the environment names. */
export function store(): Store {
  return config.s3 ? s3Store(config.s3) : diskStore(attachmentsFolder())
}

/** Parley's folder for files, also of those that are on their way to S3. */
export function attachmentsFolder(): string {
  return join(config.dataDir, 'attachments')
}
