import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { Elysia } from 'elysia'
import { filesRoot } from '../../ground/files'
import { forWidget, shortened } from './styles'

/** What a thread needs wherever it is shown. */
const THREAD = ['upsert', 'frames', 'sync', 'times', 'days', 'steady', 'history', 'log']

/**
 * What each page loads, as one file: the parts in their order, put together and shortened at start. There is no build;
 * in the project's folder `bun run dev` serves them as they are written.
 */
const BUNDLES = {
  'inbox.css': css(
    'reset',
    'tokens',
    'base',
    'icon',
    'avatar',
    'chip',
    'button',
    'form',
    'menu',
    'shapes',
    'layout',
    'rail',
    'filters',
    'list',
    'thread',
    'days',
    'message',
    'text',
    'message-states',
    'composer',
    'file',
    'details',
    'handoff',
    'ticket',
    'toast',
    'busy',
  ),
  'inbox.js': js(
    'ages',
    ...THREAD,
    'files',
    'attaching',
    'outbox',
    'composer',
    'later',
    'typing',
    'receipts',
    'hold',
    'stretch',
    'list',
    'row-links',
    'filters',
    'reading',
    'names',
    'title',
    'handoff-focus',
    'toggle',
    'keys',
    'toast',
    'busy',
    'restore',
  ),
  'pages.css': css('page', 'article', 'settings', 'sign-out'),
  'pages.js': ['js/fresh.js'],
  'appearance.js': ['js/appearance.js'],
  'widget.css': css(
    'reset',
    'tokens',
    'widget-tokens',
    'base',
    'icon',
    'avatar',
    'chip',
    'button',
    'form',
    'menu',
    'message',
    'text',
    'message-states',
    'thread',
    'days',
    'composer',
    'file',
    'dropping',
    'widget',
    'toast',
  ),
  'widget.js': js(
    ...THREAD,
    'visitor',
    'files',
    'private-files-later',
    'attaching',
    'outbox',
    'composer',
    'later',
    'press',
    'kept-words',
    'typing',
    'tell-typing',
    'receipts',
    'seen',
    'toast',
    'introduction',
    'ask',
    'who',
    'unread',
    'keep-focus',
    'embed',
  ),
  'private-files.js': ['js/private-files.js'],
  'acting.js': [
    'css/me.css',
    'css/views.css',
    'css/thread-search.css',
    'css/dropping.css',
    'js/kept-forms.js',
    'js/wrong-fields.js',
    'js/appearance-choice.js',
    'js/tell-typing.js',
    'js/drafts.js',
    'js/details-history.js',
    'js/press.js',
  ],
  'message-menu.js': ['css/editor.css', 'js/message-menu.js'],
  'uploads.js': ['css/waiting.css', 'js/uploads.js'],
  'thread-search.js': ['js/thread-search.js'],
  'pane.js': ['js/pane.js'],
  'viewer.js': ['css/viewer-tokens.css', 'css/viewer.css', 'js/viewer.js'],
  'emoji.js': ['css/emoji.css', 'js/insert.js', 'js/emoji.js'],
  'replies.js': ['css/replies.css', 'js/insert.js', 'js/replies.js'],
  'demo.css': css('demo'),
} as const

export type Bundle = keyof typeof BUNDLES

interface Asset {
  url: string
  plain: Uint8Array
  compressed(): Promise<Uint8Array>
  type: string
}

let assets: Map<string, Asset> | undefined

/** The address of a bundle; it changes with the content, so browsers may keep it for ever. */
export function assetUrl(bundle: Bundle): string {
  return load().get(bundle)?.url ?? ''
}

export const assetRoutes = new Elysia().get('/assets/:file', async ({ params, request, status }) => {
  const asset = [...load().values()].find(({ url }) => url === `/assets/${params.file}`)
  if (!asset) return status(404, 'Not found')
  const brotli = !developing() && (request.headers.get('accept-encoding')?.includes('br') ?? false)
  return new Response(new Uint8Array(brotli ? await asset.compressed() : asset.plain), {
    headers: {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ...(brotli && { 'Content-Encoding': 'br' }),
    },
  })
})

const developing = () => process.env.NODE_ENV === 'development'

function load(): Map<string, Asset> {
  if (assets && !developing()) return assets
  assets = new Map(Object.entries(BUNDLES).map(([name, parts]) => [name, bundle(name, parts)]))
  return assets
}

function bundle(name: string, parts: readonly string[]): Asset {
  const [stem, extension] = name.split('.')
  const whole = extension === 'css' ? styles(parts) : scripts(parts)
  const text = name === 'widget.css' && !developing() ? forWidget(whole) : whole
  const plain = Buffer.from(text)
  let compressed: Promise<Uint8Array> | undefined
  return {
    url: `/assets/${stem}-${Bun.hash(plain).toString(36)}.${extension}`,
    plain,
    // When first asked for, and beside everything else: the best compression takes a tenth of a second.
    compressed: () =>
      (compressed ??= compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })),
    type: extension === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
  }
}

const compress = promisify(brotliCompress)

function styles(parts: readonly string[]): string {
  return developing() ? joined(parts) : shortened(joined(parts))
}

/**
 * Scripts. Ours lose comments, space and long names, as one closed scope, so that no short name meets another. What is
 * loaded later brings its styles along.
 */
function scripts(parts: readonly string[]): string {
  const vendored = parts.filter((part) => part.startsWith('vendor/'))
  const brought = parts.filter((part) => part.startsWith('css/'))
  const ours = joined(parts.filter((part) => part.startsWith('js/')))
  const all = brought.length > 0 ? `${bringing(styles(brought))}\n${ours}` : ours
  return developing() ? `${joined(vendored)}\n${all}` : `${joined(vendored)}\n${minified(`(() => {\n${all}\n})()`)}`
}

function bringing(text: string): string {
  return `{
  const styles = new CSSStyleSheet()
  styles.replaceSync(${JSON.stringify(text)})
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, styles]
}`
}

/** A script of ours without comments, space and long names. */
export function minified(script: string): string {
  return transpiler.transformSync(script)
}

// Bun's types do not know of `minify` yet; tests/assets.test.ts would notice if it went away.
const MINIFY = { inline: true, minify: { whitespace: true, syntax: true, identifiers: true } }
const transpiler = new Bun.Transpiler({ loader: 'js', target: 'browser', ...MINIFY })

function joined(parts: readonly string[]): string {
  return parts.map((part) => readFileSync(join(filesRoot(), 'public', part), 'utf8')).join('\n')
}

function css(...parts: string[]): string[] {
  return parts.map((part) => `css/${part}.css`)
}

function js(...parts: string[]): string[] {
  return [
    'vendor/htmx.min.js',
    'vendor/hx-ws.min.js',
    'js/attach.js',
    'js/guard.js',
    ...parts.map((part) => `js/${part}.js`),
  ]
}
