import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { Fields } from './body'
import { Invalid, Refusal, TooLarge } from './errors'

/** A file in a form, as it comes. */
export interface FilePart {
  field: string
  name: string
  content: AsyncIterable<Uint8Array>
}

// All fields of text together. A message is a few hundred kilobytes at most, if each of its characters is an emoji of a family.
const TEXT_BYTES = 1024 * 1024
const MOST_FIELDS = 50

/**
 * Reads a form with files as it comes: `take` gets each file as a stream and must read it; the fields are returned, byte
 * for byte. Throws what `take` throws, or `Invalid` where this is no such form; by then all that were taken have ended.
 */
export async function readParts(
  pieces: AsyncIterable<Uint8Array>,
  contentType: string,
  mostFiles: number,
  take: (part: FilePart) => Promise<void>,
): Promise<Fields> {
  const values = new Map<string, string | string[]>()
  const parts: Promise<void>[] = []
  const streams: Readable[] = []
  let files = 0
  let room = TEXT_BYTES
  const form = formFor(contentType)
  const failed = new AbortController()
  const fail = (reason: unknown) => failed.abort(reason)
  const fits = (size: number) => (room -= size) >= 0

  form.on('file', (field, content, name?: string) => {
    streams.push(content)
    // Whoever reads hears of a break; where nobody does, it would end the process.
    content.on('error', () => {})
    const read = async () => {
      if (name === undefined) return keep(values, field, await textOf(content, fits))
      // A browser sends a file without a name where none was chosen.
      if (name === '') return void content.resume()
      if (++files > mostFiles) throw new Invalid({ [field]: `A message can have ${mostFiles} files at most.` })
      return take({ field, name: asTyped(name), content })
    }
    const part = read()
    part.catch(fail)
    parts.push(part)
  })
  form.on('filesLimit', () => fail(new Invalid({ body: 'The form has too many fields.' })))
  form.on('error', () => fail(unreadable()))

  try {
    await feed(form, pieces, failed.signal)
    await Promise.all(parts)
    failed.signal.throwIfAborted()
    return new Fields(values)
  } catch (error) {
    for (const stream of streams) stream.destroy(error instanceof Refusal ? error : unreadable())
    await Promise.allSettled(parts)
    throw error
  }
}

/** Stops where something fails: the rest of a large body is not waited for. */
async function feed(form: BusboyInstance, pieces: AsyncIterable<Uint8Array>, failed: AbortSignal): Promise<void> {
  for await (const piece of pieces) {
    failed.throwIfAborted()
    // Not Promise.race: what never ends would hold every piece that has won against it.
    if (!form.write(piece)) await once(form, 'drain', { signal: failed }).catch(() => {})
  }
  failed.throwIfAborted()
  const finished = once(form, 'finish', { signal: failed }).catch(() => {})
  form.end()
  await finished
  failed.throwIfAborted()
}

/** Fields come as streams too: busboy itself would turn what is no UTF-8 into something else, without a word. */
function formFor(contentType: string): BusboyInstance {
  try {
    const limits = { files: MOST_FIELDS, fieldNameSize: 100, headerPairs: 20, headerSize: 16 * 1024 }
    return new Busboy({ headers: { 'content-type': contentType }, preservePath: true, isPartAFile: () => true, limits })
  } catch {
    throw unreadable()
  }
}

async function textOf(content: AsyncIterable<Uint8Array>, fits: (size: number) => boolean): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of content) {
    if (!fits(piece.length)) throw new TooLarge('That is too large to send.')
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces))
  } catch {
    throw unreadable()
  }
}

function keep(values: Map<string, string | string[]>, field: string, value: string): void {
  const before = values.get(field)
  values.set(field, before === undefined ? value : [before, value].flat())
}

/** Browsers write quotes and line breaks in the names of files like this. */
function asTyped(name: string): string {
  return name.replaceAll('%22', '"').replaceAll(/%0D|%0A/gi, ' ')
}

function unreadable(): Invalid {
  return new Invalid({ body: 'The form could not be read.' })
}
