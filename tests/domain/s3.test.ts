import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { forgetSpooled } from '../../src/actions/attachments/spool'
import { sweepFiles } from '../../src/actions/attachments/sweep'
import { sql } from '../../src/db/client'
import { freePort } from '../support/free-port'
import { PATIENCE_MS } from '../support/patience'
import { type S3Server, startS3 } from '../support/s3'
import { pdf, picture } from '../support/sample-files'
import { testServer } from '../support/server'
import { expectInert, formWith, upload } from '../support/uploads'
import type { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const API = '/api/visitor/attachments'
const photo = await picture('jpeg')
let s3: S3Server
let vera: VisitorClient

beforeAll(async () => {
  s3 = await startS3()
}, PATIENCE_MS)
afterAll(() => s3.stop(), PATIENCE_MS)
beforeEach(() => {
  parley.set(s3.settings)
  vera = parley.visitor()
})

test('files are stored under random names and come back unchanged', async () => {
  const { url, id } = await sent(photo)
  const [file] = await sql<
    { key: string; thumbnailKey: string }[]
  >`select key, thumbnail_key from attachments where id = ${id}`
  expect(file?.key).toMatch(/^[0-9a-f]{64}$/)
  expect(new Uint8Array(await s3.bucket.file(file?.key ?? '').bytes())).toEqual(photo)
  const served = await vera.get(url)
  expectInert(served)
  expect(await served.bytes()).toEqual(photo)
  expect((await vera.get(`${url}/thumbnail`)).headers.get('content-type')).toBe('image/webp')
  expect((await parley.visitor().get(url)).status).toBe(404)
})

test('a 10 MB file goes in and out, and nothing stays on disk', async () => {
  const large = crypto.getRandomValues(new Uint8Array(65_536))
  const bytes = new Uint8Array(10 * 1024 * 1024).map((_, at) => large[at % 65_536] ?? 0)
  const { url } = await sent(bytes)
  expect(Bun.hash(await (await vera.get(url)).bytes())).toBe(Bun.hash(bytes))
  await forgetSpooled()
  expect((await vera.get(url)).status).toBe(200)
})

test('a removed file is gone from the bucket', async () => {
  const { url, id } = await sent(photo)
  const [{ key, thumbnailKey } = { key: '', thumbnailKey: '' }] = await sql<
    { key: string; thumbnailKey: string }[]
  >`select key, thumbnail_key from attachments where id = ${id}`
  expect((await vera.delete(url)).status).toBe(204)
  for (const gone of [key, thumbnailKey]) expect(await s3.bucket.exists(gone)).toBe(false)
  expect((await vera.get(url)).status).toBe(404)
})

test('messages with files work as on disk', async () => {
  const response = await vera.post(
    '/api/visitor/messages',
    formWith({ body: 'Two' }, [new File([photo], 'a.jpg'), new File([pdf], 'b.pdf')]),
  )
  expect(response.status).toBe(201)
  const { message } = (await response.json()) as { message: { attachments: { url: string }[] } }
  for (const { url } of message.attachments) expect((await vera.get(url)).status).toBe(200)
})

test('a file missing from the bucket is an error, not half a reply', async () => {
  const { url, id } = await sent(pdf)
  const [{ key } = { key: '' }] = await sql<{ key: string }[]>`select key from attachments where id = ${id}`
  await s3.bucket.delete(key)
  expect((await vera.get(url)).status).toBe(404)
})

test('while the bucket is unreachable nothing is acknowledged, and the sweep cleans up later', async () => {
  const before = await sent(pdf)
  const troubles: Record<string, string>[] = [
    { S3_ENDPOINT: `http://127.0.0.1:${await freePort()}` },
    { S3_SECRET_ACCESS_KEY: 'wrong' },
    { S3_BUCKET: 'elsewhere' },
  ]
  for (const broken of troubles) {
    parley.set({ ...s3.settings, ...broken })
    const refused = await upload(vera, API, photo)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toEqual({
      error: { code: 'unavailable', message: 'Files cannot be stored at the moment. Try again later.' },
    })
    const message = await vera.post(
      '/api/visitor/messages',
      formWith({ body: 'With a file' }, [new File([photo], 'a.jpg')]),
    )
    expect(message.status).toBe(503)
    if (!('S3_BUCKET' in broken)) expect((await vera.get(before.url)).status).toBe(503)
  }
  parley.set(s3.settings)
  expect((await vera.messages()).filter(({ body }) => body === 'With a file')).toHaveLength(0)
  await sweepFiles()
  expect(await sql`select from attachments where created_at = 'epoch'`).toHaveLength(0)
  expect((await vera.get(before.url)).status).toBe(200)
})

async function sent(content: Uint8Array<ArrayBuffer>): Promise<{ id: string; url: string }> {
  const response = await upload(vera, API, content, 'file')
  expect(response.status).toBe(201)
  return ((await response.json()) as { attachment: { id: string; url: string } }).attachment
}
