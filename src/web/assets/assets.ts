import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { Elysia } from 'elysia'
import { encodingFor } from '../../ground/negotiation'
import { fingerprint } from '../../text/digest'
import type { Bundle } from './bundle'
import { bundles } from './bundled'
import { PAGE_MODULE } from './page-module'

const compress = promisify(brotliCompress)
const developing = process.env.NODE_ENV === 'development'

interface Asset {
  text: string
  url: string
  plain: Uint8Array
  compressed(): Promise<Uint8Array>
  type: string
}

const assets = new Map<string, Asset>()

/** The address of a bundle; it changes with the content, so browsers may keep it for ever. */
export function assetUrl(bundle: Bundle): string {
  return assetOf(bundle, bundles[bundle]).url
}

export const assetRoutes = new Elysia().get('/assets/:file', async ({ params, request, status }) => {
  const asset = find(params.file, new URL(request.url).search.slice(1))
  if (!asset) return status(404, 'Not found')
  const brotli = !developing && encodingFor(request, ['br']) === 'br'
  return new Response(new Uint8Array(brotli ? await asset.compressed() : asset.plain), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(brotli && { 'Content-Encoding': 'br' }),
    },
  })
})

/** A file under its name, or a later script as the page imports it whose script the address names. */
function find(file: string, page: string): Asset | undefined {
  const [asset, script] = [file, page].map((name) => all().find(({ url }) => url === `/assets/${name}`))
  if (!asset || !page) return asset
  return script && assetOf(`${file}?${page}`, asset.text.replaceAll(`"${PAGE_MODULE}"`, `"./${page}"`))
}

function all(): Asset[] {
  return Object.entries(bundles).map(([name, text]) => assetOf(name, text))
}

/** Kept for as long as the text stays the same, which changes only while developing. */
function assetOf(name: string, text: string): Asset {
  const known = assets.get(name)
  if (known?.text === text) return known
  const asset = toAsset(name, text)
  assets.set(name, asset)
  return asset
}

function toAsset(name: string, text: string): Asset {
  const [stem, extension] = name.split('.')
  const plain = Buffer.from(text)
  let compressed: Promise<Uint8Array> | undefined
  return {
    text,
    url: `/assets/${stem}-${fingerprint(plain)}.${extension}`,
    plain,
    // When first asked for, and beside everything else: the best compression takes a tenth of a second.
    compressed: () =>
      (compressed ??= compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })),
    type: extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
  }
}
