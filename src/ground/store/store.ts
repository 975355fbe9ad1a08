import { join } from 'node:path'
import { config } from '../config'
import { diskStore } from './disk-store'
import type { FileStore } from './file-store'
import { s3Store } from './s3-store'

/** The store that the environment names. */
export function store(): FileStore {
  return config.s3 ? s3Store(config.s3) : diskStore(attachmentsFolder())
}

/** Parley's folder for files, also of those that are on their way to S3. */
export function attachmentsFolder(): string {
  return join(config.dataDir, 'attachments')
}
