import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BunPlugin } from 'bun'
import { PAGE_MODULE } from './page-module'
import { shortenStyles } from './styles'

// What pages load, put together and minified by Bun's bundler: at each start from source, and once for the binary.

/** Scripts of a page begin with it; the modules of the page find it as a variable. */
const HTMX = ['htmx.min.js', 'hx-ws.min.js']

/** An entry for each kind of page. */
const PAGES = ['inbox', 'pages', 'widget'] as const

/** Loaded when they are needed. They import what they share with the page from the page's own script. */
const LATER = {
  acting: 'entries/acting',
  'private-files': 'private-files',
  'message-menu': 'message-menu',
  uploads: 'uploads',
  'thread-search': 'thread-search',
  pane: 'pane',
  viewer: 'viewer',
  emoji: 'emoji',
  replies: 'replies',
} as const

/** Scripts that import nothing. */
const ALONE = { appearance: 'js/appearance.js', loader: 'widget.js' } as const

const STYLES = {
  inbox:
    'reset tokens base icon avatar chip button form shapes layout rail filters list thread days message text message-states composer file details handoff ticket toast busy',
  pages: 'page article settings sign-out',
  widget:
    'reset tokens widget-tokens base icon avatar chip button form menu message text message-states thread days composer file dropping widget toast',
  demo: 'demo',
} as const

export type Bundle =
  | `${(typeof PAGES)[number] | keyof typeof LATER | keyof typeof ALONE}.js`
  | `${keyof typeof STYLES}.css`
export type Bundles = Record<Bundle, string>

/** The text of every script and style that pages load. While developing they keep their names, comments and lines. */
export async function bundle(root: string, minify: boolean): Promise<Bundles> {
  const read = (...path: string[]) => readFileSync(join(root, 'public', ...path), 'utf8')
  const css = (text: string) => (minify ? shortenStyles(text) : text)
  const build = async (path: string, ...plugins: BunPlugin[]) => {
    const entrypoints = [join(root, 'public', path)]
    const { outputs } = await Bun.build({ entrypoints, minify, plugins: [stylesPlugin(css), ...plugins] })
    return (await outputs[0]?.text()) ?? ''
  }
  const htmx = HTMX.map((name) => read('vendor', name)).join('\n')

  const texts: [string, string | Promise<string>][] = []
  for (const [name, parts] of Object.entries(STYLES)) {
    const text = parts
      .split(' ')
      .map((part) => read('css', `${part}.css`))
      .join('\n')
    texts.push([`${name}.css`, minify ? shortenStyles(text, { forWidget: name === 'widget' }) : text])
  }
  for (const name of PAGES)
    texts.push([`${name}.js`, build(`js/entries/${name}.js`).then((text) => `${htmx}\n${text}`)])
  for (const [name, path] of Object.entries(LATER)) texts.push([`${name}.js`, build(`js/${path}.js`, pagePlugin)])
  for (const [name, path] of Object.entries(ALONE)) texts.push([`${name}.js`, build(path)])
  return Object.fromEntries(await Promise.all(texts.map(async ([name, text]) => [name, await text]))) as Bundles
}

/** A later script has no module of its own for what its page has. */
const pagePlugin: BunPlugin = {
  name: 'page',
  setup: (build) =>
    void build.onResolve({ filter: /^\.{1,2}\/page\.js$/ }, () => ({ path: PAGE_MODULE, external: true })),
}

/** A script that imports styles brings them along. */
function stylesPlugin(css: (text: string) => string): BunPlugin {
  return {
    name: 'styles',
    setup(build) {
      build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const adopt = join(path, '../../js/adopt.js')
        const text = css(await Bun.file(path).text())
        return {
          loader: 'js',
          contents: `import { adopt } from ${JSON.stringify(adopt)}\nadopt(${JSON.stringify(text)})`,
        }
      })
    },
  }
}
