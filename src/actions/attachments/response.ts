import { NotFound, Unavailable } from '../../ground/errors'
import { etagOf, isKnown } from '../../ground/etag'
import { log } from '../../ground/log'
import { store } from '../../ground/store/store'
import type { Attachment } from '../../model/attachments/schema'
import { RASTER } from './picture'

/**
 * A response with a file that no browser takes for a page: only pictures that we could decode are shown, all other
 * files are downloaded. Browsers cache it, and ask each time whether it may still be seen.
 */
export async function fileResponse(request: Request, file: Attachment): Promise<Response> {
  const isShown = file.width !== null && RASTER.includes(file.type)
  return respondWith(request, file.key, {
    'Content-Type': file.type,
    'Content-Disposition': disposition(isShown ? 'inline' : 'attachment', file.name),
    'Content-Length': String(file.size),
  })
}

/** The small picture of a file. Throws `NotFound` where it has none. */
export async function thumbnailResponse(request: Request, { thumbnailKey, name }: Attachment): Promise<Response> {
  if (!thumbnailKey) throw fileNotFound()
  return respondWith(request, thumbnailKey, {
    'Content-Type': 'image/webp',
    'Content-Disposition': disposition('inline', `${name}.webp`),
  })
}

const INERT = {
  'Cache-Control': 'private, no-cache',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

async function respondWith(request: Request, key: string, headers: Record<string, string>): Promise<Response> {
  // A file never changes, so any constant works as its ETag; its key stays private.
  const etag = etagOf(key)
  if (isKnown(request, etag)) return new Response(null, { status: 304, headers: { ...INERT, ETag: etag } })
  return new Response(await bytesOf(key), { headers: { ...headers, ...INERT, ETag: etag } })
}

async function bytesOf(key: string): Promise<Blob | ReadableStream<Uint8Array>> {
  try {
    const body = await store().read(key)
    if (body) return body
  } catch (error) {
    log.error({ err: error }, 'a file could not be read')
    throw new Unavailable('This file cannot be read at the moment. Try again later.')
  }
  throw fileNotFound()
}

function fileNotFound(): NotFound {
  return new NotFound('File not found.')
}

/** RFC 6266: a name for old programs in ASCII, and the real one for all others. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^ -~]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
