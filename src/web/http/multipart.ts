import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { Invalid, Refusal, TooLarge } from '../../ground/errors'
import { Fields } from '../../ground/fields'
import type { RequestBody } from './body-scope'
import { piecesOf } from './body-stream'
import { addValue, unreadable, type Values } from './form'
import { Memory } from './memory'
import { ByteGatherer } from './whole-body'

/** A file in a form, as it comes. */
export interface FilePart {
  field: string
  name: string
  content: AsyncIterable<Uint8Array>
}

const MOST_FIELDS = 50
// Of the boundary there are 70 characters at most.
const LONGEST_TYPE = 200
// Before the first field there is nothing; a parser would look for it to the end.
const LONGEST_BEGINNING = 64 * 1024

/**
 * Reads a form with files as it comes: `takeFile` gets each file as a stream and must read it; the fields are returned,
 * byte for byte. Throws what `takeFile` throws, `Invalid` where this is no such form, and as `piecesOf` does; by then
 * all that were taken have ended.
 */
export async function readParts(
  requestBody: RequestBody,
  mostFiles: number,
  takeFile: (part: FilePart) => Promise<void>,
): Promise<Fields> {
  const values: Values = new Map()
  const parts: Promise<void>[] = []
  const streams: Readable[] = []
  let files = 0
  let room = requestBody.limit.bytes
  const form = formFor(requestBody.request.headers.get('content-type') ?? '')
  const memory = new Memory()
  const failure = new AbortController()
  const fail = (reason: unknown) => failure.abort(reason)
  memory.ended.addEventListener('abort', () => fail(memory.ended.reason))
  const textOf = async (content: AsyncIterable<Uint8Array>) => {
    const text = new ByteGatherer(memory)
    for await (const piece of content) {
      room -= piece.length
      if (room < 0) throw new TooLarge(requestBody.limit.complaint)
      text.add(piece)
    }
    return text.bytes
  }

  form.on('file', (field, content, name?: string) => {
    streams.push(content)
    // The reader hears of a break; without a reader, it would end the process.
    content.on('error', () => {})
    const read = async () => {
      if (name === undefined) return addValue(values, field, decodeText(await textOf(content)))
      // A browser sends a file without a name where none was chosen.
      if (name === '') return void content.resume()
      if (++files > mostFiles) throw new Invalid({ [field]: `A message can have ${mostFiles} files at most.` })
      return takeFile({ field, name: decodeName(name), content })
    }
    const part = read()
    part.catch(fail)
    parts.push(part)
  })
  form.on('filesLimit', () => fail(new Invalid({ body: 'The form has too many fields.' })))
  form.on('error', () => fail(unreadable()))

  try {
    let fed = 0
    for await (const piece of piecesOf(requestBody, requestBody.limit.withFiles ? 'files' : 'words', failure.signal)) {
      await feed(form, piece, failure.signal)
      fed += piece.length
      if (parts.length === 0 && fed > LONGEST_BEGINNING) throw unreadable()
    }
    await finish(form, failure.signal)
    await Promise.all(parts)
    failure.signal.throwIfAborted()
    return new Fields(values)
  } catch (error) {
    for (const stream of streams) stream.destroy(error instanceof Refusal ? error : unreadable())
    await Promise.allSettled(parts)
    throw error
  } finally {
    memory.release()
  }
}

/** Stops where something fails: the rest of a large body is not waited for. */
async function feed(form: BusboyInstance, piece: Uint8Array, failure: AbortSignal): Promise<void> {
  failure.throwIfAborted()
  // Not Promise.race: what never ends would hold every piece that has won against it.
  if (!form.write(piece)) await once(form, 'drain', { signal: failure }).catch(() => {})
}

async function finish(form: BusboyInstance, failure: AbortSignal): Promise<void> {
  failure.throwIfAborted()
  const finished = once(form, 'finish', { signal: failure }).catch(() => {})
  form.end()
  await finished
  failure.throwIfAborted()
}

/** Fields come as streams too: busboy itself would turn what is no UTF-8 into something else, without a word. */
function formFor(contentType: string): BusboyInstance {
  if (contentType.length > LONGEST_TYPE) throw unreadable()
  try {
    const limits = { files: MOST_FIELDS, fieldNameSize: 100, headerPairs: 20, headerSize: 16 * 1024 }
    return new Busboy({ headers: { 'content-type': contentType }, preservePath: true, isPartAFile: () => true, limits })
  } catch {
    throw unreadable()
  }
}

function decodeText(text: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text)
  } catch {
    throw unreadable()
  }
}

/** Browsers write quotes and line breaks in the names of files like this. */
function decodeName(name: string): string {
  return name.replaceAll('%22', '"').replaceAll(/%0D|%0A/gi, ' ')
}
