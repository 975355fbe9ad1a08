import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Elysia } from 'elysia'
import { config } from '../../../ground/config'
import { etagOf, isKnown } from '../../../ground/etag'
import { encodingFor } from '../../../ground/negotiation'
import { bundles } from '../../assets/bundled'
import { isLoopback } from '../../http/origin'

interface Loader {
  etag: string
  plain: Uint8Array<ArrayBuffer>
  br?: Uint8Array<ArrayBuffer>
  gzip?: Uint8Array<ArrayBuffer>
}

/** By the address that is written into them. Invented Host headers must neither fill the memory nor keep the processor busy. */
const loaders = new Map<string, Loader>()
const MOST_KEPT = 20

/** The script that other sites include. Its address never changes, so it is kept for minutes only. */
export const loaderRoutes = new Elysia().get('/widget.js', ({ request }) => {
  const files = loaderFor(originOf(request))
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    ETag: files.etag,
    Vary: 'Accept-Encoding',
  }
  if (isKnown(request, files.etag)) return new Response(null, { status: 304, headers })

  const encoding = encodingFor(request, ['br', 'gzip'])
  const compressed = encoding === 'identity' ? undefined : files[encoding]
  if (!compressed) return new Response(files.plain, { headers })
  return new Response(compressed, { headers: { ...headers, 'Content-Encoding': encoding } })
})

// The address is what the outside calls this server; where nobody has said so, what the request itself calls it.
function originOf(request: Request): string {
  const { origin, hostname } = config.publicUrl
  return isLoopback(hostname) ? `http://${request.headers.get('host')}` : origin
}

function loaderFor(origin: string): Loader {
  const cachedEntry = loaders.get(origin)
  if (cachedEntry) return cachedEntry
  const loader = load(origin)
  if (loaders.size >= MOST_KEPT) return loader
  const compressed = {
    ...loader,
    br: new Uint8Array(brotliCompressSync(loader.plain)),
    gzip: new Uint8Array(gzipSync(loader.plain, { level: 9 })),
  }
  loaders.set(origin, compressed)
  return compressed
}

function load(origin: string): Loader {
  const plain = new Uint8Array(Buffer.from(bundles['loader.js'].replace('{origin}', origin)))
  return { etag: etagOf(plain), plain }
}
