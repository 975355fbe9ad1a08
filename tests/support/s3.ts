import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { freePort } from './free-port'

/** A server that speaks S3's language and checks its signatures, with one empty bucket. */
export interface S3Server {
  /** What stands in the environment of a Parley that keeps its files there. */
  settings: Record<string, string>
  /** The same bucket, not through Parley. */
  bucket: Bun.S3Client
  stop(): Promise<void>
}

const BUCKET = 'parley'
// The keys that this server knows.
const KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

export async function startS3(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-s3-'))
  const port = await freePort()
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  })
  await server.run()
  const endpoint = `http://127.0.0.1:${port}`
  return {
    settings: {
      S3_ENDPOINT: endpoint,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: KEYS.accessKeyId,
      S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    },
    bucket: new Bun.S3Client({ endpoint, bucket: BUCKET, region: 'us-east-1', ...KEYS }),
    async stop() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
