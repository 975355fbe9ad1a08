import { expect, test } from 'bun:test'
import { brotliDecompressSync } from 'node:zlib'
import { assetRoutes, assetUrl } from '../src/web/assets/assets'
import type { Bundle } from '../src/web/assets/bundle'
import { shortenStyles } from '../src/web/assets/styles'
import { loaderRoutes } from '../src/web/routes/widget/loader'

// What a page loads: made at start from the files in `public`, without a build that people run.

const LATER = [
  'acting.js',
  'message-menu.js',
  'uploads.js',
  'thread-search.js',
  'pane.js',
  'viewer.js',
  'emoji.js',
  'replies.js',
] as const

async function load(bundle: Bundle, encoding: string): Promise<Response> {
  return assetRoutes.handle(
    new Request(`http://localhost${assetUrl(bundle)}`, { headers: { 'accept-encoding': encoding } }),
  )
}

test('bundles may be cached for ever under an address with their hash', async () => {
  const response = await load('inbox.js', 'identity')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-type')).toStartWith('text/javascript')
  expect(assetUrl('inbox.js')).not.toBe(assetUrl('widget.js'))
  expect((await assetRoutes.handle(new Request('http://localhost/assets/inbox-0.js'))).status).toBe(404)
})

test('scripts are minified and compressed', async () => {
  const text = await (await load('inbox.js', 'identity')).text()
  expect(text).not.toContain('/**')
  const compressed = await load('inbox.js', 'br')
  expect(compressed.headers.get('content-encoding')).toBe('br')
  expect((await compressed.bytes()).length).toBeLessThan(text.length / 3)
})

test('styles are minified without losing a rule', async () => {
  const text = await (await load('widget.css', 'identity')).text()
  expect(text).not.toContain('/*')
  expect(text).not.toContain('\n')
  expect(text).toContain('.widget__composer textarea{')
  expect(text.split('{').length).toBe(text.split('}').length)
})

test('custom properties have the same short names in all styles, and keep their own where a script sets them', async () => {
  const declared = (text: string) => [...text.matchAll(/(?<=[{;])--[\w-]+(?=:)/g)].map(([name]) => name)
  const inbox = declared(await (await load('inbox.css', 'identity')).text())
  for (const name of [
    'pages.css',
    'acting.js',
    'message-menu.js',
    'uploads.js',
    'emoji.js',
    'replies.js',
    'viewer.js',
  ] as const) {
    const text = await (await load(name, 'identity')).text()
    const known = [...inbox, ...declared(text)]
    const used = [...text.matchAll(/(?<=var\()--[\w-]+(?=\))/g)].map(([one]) => one)
    expect([name, used.filter((one) => !known.includes(one))]).toEqual([name, []])
  }
  const set = [...(await (await load('inbox.js', 'identity')).text()).matchAll(/setProperty\(["'](--[\w-]+)/g)].map(
    ([, name = '']) => name,
  )
  expect(set).not.toEqual([])
  for (const name of set) expect(shortenStyles(`a { color: var(${name}) }`)).toBe(`a{color:var(${name})}`)
})

test('every bundle parses as a module or as styles', async () => {
  for (const name of ['inbox.js', 'pages.js', 'widget.js', 'viewer.js'] as const) {
    const text = await (await load(name, 'identity')).text()
    expect(() => new Bun.Transpiler({ loader: 'js' }).scan(text)).not.toThrow()
  }
  for (const name of ['inbox.css', 'widget.css'] as const)
    expect(await (await load(name, 'identity')).text()).toContain('@layer')
})

test('a later script imports only from the script of its page, and only what that exports', async () => {
  const modules = new Bun.Transpiler({ loader: 'js' })
  const pages = {
    'inbox.js': LATER,
    'pages.js': ['acting.js'],
    'widget.js': ['private-files.js', 'message-menu.js', 'uploads.js', 'viewer.js', 'emoji.js'],
  } as const
  for (const [page, later] of Object.entries(pages)) {
    const file = assetUrl(page as Bundle).replace('/assets/', '')
    const { exports } = modules.scan(await (await load(page as Bundle, 'identity')).text())
    for (const name of later) {
      const text = await (await assetRoutes.handle(new Request(`http://localhost${assetUrl(name)}?${file}`))).text()
      expect([name, [...new Set(modules.scan(text).imports.map(({ path }) => path))]]).toEqual([name, [`./${file}`]])
      const wanted = [...text.matchAll(/import\s*\{([^}]*)\}/g)].flatMap(([, names = '']) =>
        names.split(',').map((one) => one.split(' as ')[0]?.trim() ?? ''),
      )
      expect([name, wanted.length > 0, wanted.filter((one) => !exports.includes(one))]).toEqual([name, true, []])
    }
  }
  expect((await assetRoutes.handle(new Request(`http://localhost${assetUrl('viewer.js')}?inbox-0.js`))).status).toBe(
    404,
  )
})

test('the pages of agents beside the inbox load less than it', async () => {
  const [pages, inbox] = await Promise.all(
    (['pages.js', 'inbox.js'] as const).map(async (name) => (await (await load(name, 'br')).bytes()).length),
  )
  expect(pages).toBeLessThan(Number(inbox) * 0.75)
})

test('the inbox, the opened chat and its loader stay within their bytes', async () => {
  const weigh = async (...bundles: Bundle[]) =>
    (await Promise.all(bundles.map(async (bundle) => (await load(bundle, 'br')).bytes()))).reduce(
      (sum, { length }) => sum + length,
      0,
    )
  expect(await weigh('inbox.css', 'inbox.js', 'appearance.js')).toBeLessThanOrEqual(35 * 1024)
  expect(await weigh('widget.css', 'widget.js')).toBeLessThanOrEqual(30 * 1024)
  const loader = await loaderRoutes.handle(
    new Request('http://localhost/widget.js', { headers: { 'accept-encoding': 'br' } }),
  )
  expect(loader.headers.get('content-encoding')).toBe('br')
  expect((await loader.bytes()).length).toBeLessThanOrEqual(2 * 1024)
})

test('the loader names the address it was asked at, and is compressed for a few of them, however many are invented', async () => {
  let compressed = 0
  for (let at = 0; at < 60; at++) {
    const host = `shop-${at}.test:8080`
    const response = await loaderRoutes.handle(
      new Request('http://localhost/widget.js', { headers: { host, 'accept-encoding': 'br' } }),
    )
    const bytes = await response.bytes()
    const isCompressed = response.headers.get('content-encoding') === 'br'
    if (isCompressed) compressed++
    expect(String(isCompressed ? brotliDecompressSync(bytes) : Buffer.from(bytes))).toContain(`"http://${host}"`)
  }
  expect(compressed).toBeWithin(1, 21)
})
