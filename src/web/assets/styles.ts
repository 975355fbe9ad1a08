/** Styles without comments, all space that means nothing, the names of sizes, and the long names of custom properties. */
export function shortened(css: string): string {
  return together(
    inPlace(css)
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,>]) ?|(:) /g, '$1$2')
      .replace(/\((width|height) ([<>]=?) /g, '($1$2')
      .replace(/(?<![\w.])0\./g, '.')
      .replaceAll(';}', '}')
      .replace(/(?<=[{;])--[\w-]+(?=:)|(?<=var\()--[\w-]+/g, brief),
  )
}

const sizes = new Map<string, string>()

/**
 * Nothing changes the scales of `tokens.css`, and a number is shorter than its name, which saves the inbox 170 bytes. They
 * are known from the first styles on, and those have the tokens.
 */
function inPlace(css: string): string {
  return css
    .replace(/(--(?:(?:space-|[rt])\d+|round)): ([^;]+);/g, (_, name: string, value: string) => {
      sizes.set(name, value)
      return ''
    })
    .replace(/var\((--[\w-]+)\)/g, (use, name: string) => sizes.get(name) ?? use)
}

/** What a script sets keeps its name. */
const names = new Map<string, string>([['--left', '--left']])

/**
 * The same short name for a custom property in all styles, which saves the inbox 200 bytes and the widget 130. A page and
 * what it loads later agree: one process names them all, and other names would be at another address.
 */
function brief(name: string): string {
  const known = names.get(name) ?? `--${names.size.toString(36)}`
  names.set(name, known)
  return known
}

/** The blocks of each layer as one, in the order of the layers: between layers it is all that counts. */
function together(css: string): string {
  const layers = new Map<string, string>()
  const rest = css.replace(
    /@layer (\w+)\{((?:[^{}]|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\})*)\}/g,
    (_, name: string, rules: string) => {
      layers.set(name, (layers.get(name) ?? '') + rules)
      return ''
    },
  )
  return rest + [...layers].map(([name, rules]) => `@layer ${name}{${rules}}`).join('')
}

// What only the inbox shows, in styles that the widget shares with it. tests/assets.test.ts knows what the widget shows.
const ONLY_IN_INBOX = [
  /\.avatar--(?:\d|small|wait)/,
  /\.chip--(?!ai)/,
  /\.message--end\.message--(?:ai|agent|note)/,
  /\.button--danger|\.empty\b/,
  /\.thread__(?:head|who|state|viewer)/,
  /\.composer(?:__mode|__aside|--note)/,
  /\.form\b(?!_)|\.form__(?:saved|buttons|complaint)|\.select\b|\.new-ticket|textarea\.input|\[aria-invalid/,
]

/** The rules of shortened styles that the widget has a use for. */
export function forWidget(css: string): string {
  return css.replace(/([^{}]+)\{([^{}]*)\}/g, (rule: string, selectors: string, declarations: string) => {
    if (selectors.startsWith('@')) return rule
    const used = selectors.split(/,(?![^(]*\))/).filter((selector) => !isOnlyInInbox(selector))
    return used.length > 0 ? `${used.join(',')}{${declarations}}` : ''
  })
}

/** Whether a selector is for something that the widget never shows. */
export function isOnlyInInbox(selector: string): boolean {
  return ONLY_IN_INBOX.some((pattern) => pattern.test(selector))
}
