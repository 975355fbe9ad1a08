import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { Elysia } from 'elysia'
import { filesRoot } from './files'

/**
 * What each page loads, as one file: the parts in their order, put together at start. There is no build; in the
 * project's folder `bun run dev` starts the server anew when a part changes.
 */
const BUNDLES = {
  'inbox.css': css(
    'reset',
    'tokens',
    'base',
    'layout',
    'rail',
    'filters',
    'list',
    'views',
    'thread',
    'message',
    'composer',
    'details',
    'handoff',
    'ticket',
    'form',
    'page',
    'article',
    'toast',
  ),
  'inbox.js': js('upsert', 'frames', 'sync', 'times', 'log', 'composer', 'stretch', 'list', 'row-links', 'filters', 'reading', 'toggle', 'toast'),
  'widget.css': css('reset', 'tokens', 'base', 'message', 'thread', 'composer', 'form', 'widget', 'toast'),
  'widget.js': js('upsert', 'frames', 'sync', 'times', 'log', 'composer', 'toast', 'visitor', 'introduction', 'unread', 'keep-focus', 'embed'),
  'demo.css': css('demo'),
} as const

export type Bundle = keyof typeof BUNDLES

interface Asset {
  url: string
  plain: Uint8Array
  compressed: Uint8Array
  type: string
}

let assets: Map<string, Asset> | undefined

/** The address of a bundle; it changes with the content, so browsers may keep it for ever. */
export function assetUrl(bundle: Bundle): string {
  return load().get(bundle)?.url ?? ''
}

export const assetRoutes = new Elysia().get('/assets/:file', ({ params, request, status }) => {
  const asset = [...load().values()].find(({ url }) => url === `/assets/${params.file}`)
  if (!asset) return status(404, 'Not found')
  const brotli = request.headers.get('accept-encoding')?.includes('br') ?? false
  return new Response(new Uint8Array(brotli ? asset.compressed : asset.plain), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(brotli && { 'Content-Encoding': 'br' }),
    },
  })
})

function load(): Map<string, Asset> {
  if (assets && process.env.NODE_ENV !== 'development') return assets
  assets = new Map(Object.entries(BUNDLES).map(([name, parts]) => [name, bundle(name, parts)]))
  return assets
}

function bundle(name: string, parts: string[]): Asset {
  const plain = Buffer.concat(parts.map((part) => Buffer.concat([readFileSync(join(filesRoot(), 'public', part)), Buffer.from('\n')])))
  const [stem, extension] = name.split('.')
  return {
    url: `/assets/${stem}-${Bun.hash(plain).toString(36)}.${extension}`,
    plain,
    compressed: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    type: extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
  }
}

function css(...parts: string[]): string[] {
  return parts.map((part) => `css/${part}.css`)
}

function js(...parts: string[]): string[] {
  return ['vendor/htmx.min.js', 'vendor/hx-ws.min.js', 'js/attach.js', ...parts.map((part) => `js/${part}.js`)]
}
