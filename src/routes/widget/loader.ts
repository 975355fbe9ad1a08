import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Elysia } from 'elysia'
import { filesRoot } from '../../files'

interface Loader {
  etag: string
  br: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  plain: Uint8Array<ArrayBuffer>
}

let loader: Loader | undefined

/** The script that other sites include. Its address never changes, so it is kept for minutes only. */
export const loaderRoutes = new Elysia().get('/widget.js', ({ request }) => {
  loader ??= load()
  const { etag } = loader
  const headers = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    ETag: etag,
    Vary: 'Accept-Encoding',
  }
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers })

  const accepted = request.headers.get('accept-encoding') ?? ''
  if (/\bbr\b/.test(accepted)) return new Response(loader.br, { headers: { ...headers, 'Content-Encoding': 'br' } })
  if (/\bgzip\b/.test(accepted)) return new Response(loader.gzip, { headers: { ...headers, 'Content-Encoding': 'gzip' } })
  return new Response(loader.plain, { headers })
})

function load(): Loader {
  const plain = readFileSync(join(filesRoot(), 'public/widget.js'))
  return {
    etag: `"${Bun.hash(plain).toString(36)}"`,
    br: new Uint8Array(brotliCompressSync(plain)),
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
    plain: new Uint8Array(plain),
  }
}
