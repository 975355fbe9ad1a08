import { NotFound, Unavailable } from '../../ground/errors'
import { etagOf, isKnown } from '../../ground/etag'
import { log } from '../../ground/log'
import { store } from '../../ground/store/store'
import type { Attachment } from '../../model/attachments/schema'
import { RASTER } from './picture'

/**
 * A file as a reply that does nothing by itself: no browser takes it for a page, and only pictures that we could read
 * ourselves are shown; everything else is saved. Browsers keep it, and ask each time whether it may still be seen.
 */
export async function fileReply(request: Request, file: Attachment): Promise<Response> {
  const shown = file.width !== null && RASTER.includes(file.type)
  return reply(request, file.key, {
    'Content-Type': file.type,
    'Content-Disposition': disposition(shown ? 'inline' : 'attachment', file.name),
    'Content-Length': String(file.size),
  })
}

/** The small picture of a file. Throws `NotFound` where it has none. */
export async function thumbnailReply(request: Request, { thumbnailKey, name }: Attachment): Promise<Response> {
  if (!thumbnailKey) throw gone()
  return reply(request, thumbnailKey, {
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

async function reply(request: Request, key: string, headers: Record<string, string>): Promise<Response> {
  // A file never changes, so any name for it will do; its own is nobody's business.
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
  throw gone()
}

function gone(): NotFound {
  return new NotFound('File not found.')
}

/** RFC 6266: a name for old programs in ASCII, and the real one for all others. */
function disposition(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^ -~]|["\\%;]/g, '_')
  const real = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${real}`
}
