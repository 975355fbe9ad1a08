import { expect } from 'bun:test'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '../../src/db/client'
import { attachmentsFolder } from '../../src/ground/store/store'
import type { Attachment } from '../../src/model/attachments/schema'
import type { Client } from './client'

/** Sends a file as an upload does; the reply as it came. */
export function upload(
  client: Client,
  address: string,
  content: BodyInit,
  name = 'file',
  headers: Record<string, string> = {},
): Promise<Response> {
  return client.send('POST', address, {
    body: content,
    headers: { 'content-type': 'application/octet-stream', 'parley-file-name': encodeURIComponent(name), ...headers },
  })
}

/** The id that stands in the card an upload of a page is answered with. */
export async function cardId(response: Response): Promise<string> {
  const id = /data-waiting="([^"]+)"/.exec(await response.text())?.[1]
  if (!id) throw new Error(`No file was taken: ${response.status}`)
  return id
}

/** A message as a form with files in it. */
export function formWith(fields: Record<string, string>, files: File[]): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ clientId: crypto.randomUUID(), ...fields })) form.append(name, value)
  for (const file of files) form.append('files', file)
  return form
}

/** A reply that does nothing by itself, whatever it holds. */
export function expectInert({ headers }: Response): void {
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(headers.get('content-type')).not.toMatch(/html|svg|xml|script/)
  const shown = headers.get('content-disposition')?.startsWith('inline')
  if (shown) expect(headers.get('content-type')).toMatch(/^image\/(jpeg|png|apng|gif|webp|bmp)$/)
  else expect(headers.get('content-disposition')).toStartWith('attachment; ')
}

/** Every file on disk belongs to a row, every row has its files, and nothing is on its way. */
export async function expectNothingLeft(): Promise<void> {
  const rows = await sql<Pick<Attachment, 'key' | 'thumbnailKey'>[]>`select key, thumbnail_key from attachments`
  const expected = rows
    .flatMap(({ key, thumbnailKey }) => (thumbnailKey ? [key, thumbnailKey] : [key]))
    .map((key) => join(key.slice(0, 2), key))
  // Whoever went away in the middle is noticed a moment later.
  for (let waited = 0; waited < 5000 && !Bun.deepEquals(onDisk(), expected.sort()); waited += 20) await Bun.sleep(20)
  expect(onDisk()).toEqual(expected.sort())
}

/** How many bytes of files lie on the disk by now, also of those that are still arriving. */
export function bytesOnDisk(): number {
  return onDisk().reduce((sum, file) => sum + statSync(join(attachmentsFolder(), file)).size, 0)
}

function onDisk(): string[] {
  try {
    const entries = readdirSync(attachmentsFolder(), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(attachmentsFolder().length + 1))
      .sort()
  } catch {
    return []
  }
}
