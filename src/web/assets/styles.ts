import type { CssNode, StyleSheet } from 'css-tree'
import { generate, parse, walk } from 'css-tree'

/**
 * Styles without comments, all space that means nothing, the names of sizes, and the long names of custom properties.
 * Of those that the widget shares with the inbox, `forWidget` leaves out what the widget never shows.
 */
export function shortenStyles(css: string, { forWidget = false } = {}): string {
  const sheet = parse(css, { parseCustomProperty: true }) as StyleSheet
  expectParsed(sheet)
  removeComments(sheet)
  writeSizes(sheet)
  shortenValues(sheet)
  if (forWidget) removeInboxRules(sheet)
  joinLayers(sheet)
  return generate(sheet)
}

/** What css-tree cannot parse it leaves as it is: right for a new function, but not where names are to be shortened. */
function expectParsed(sheet: StyleSheet): void {
  walk(sheet, {
    visit: 'Raw',
    enter({ value }) {
      if (this.function?.name !== 'var' && /var\(|\{/.test(value)) throw new Error(`This cannot be parsed: ${value}`)
    },
  })
}

function removeComments(sheet: StyleSheet): void {
  walk(sheet, { visit: 'Comment', enter: (_, item, list) => void list?.remove(item) })
}

const sizes = new Map<string, CssNode>()

/**
 * Writes the scales of `tokens.css` as numbers. Nothing changes them, and a number is shorter than its name, which saves
 * the inbox 170 bytes. They are known from the first styles on, and those have the tokens.
 */
function writeSizes(sheet: StyleSheet): void {
  walk(sheet, {
    visit: 'Declaration',
    enter({ property, value }, item, list) {
      if (!/^--(?:(?:space-|[rt])\d+|round)$/.test(property)) return
      sizes.set(property, value)
      list?.remove(item)
    },
  })
  walk(sheet, {
    visit: 'Function',
    enter(node, item, list) {
      const size = sizes.get(variableOf(node) ?? '')
      if (size?.type === 'Value') list?.replace(item, size.children.copy())
    },
  })
}

/** Gives custom properties their short names, and numbers no zero before the point. */
function shortenValues(sheet: StyleSheet): void {
  walk(sheet, (node) => {
    if (node.type === 'Declaration' && node.property.startsWith('--')) node.property = brief(node.property)
    if (node.type === 'Function' && node.name === 'var') {
      const [name, , fallback] = node.children
      if (name?.type === 'Identifier') name.name = brief(name.name)
      // What stands in for a missing property is not parsed by itself.
      if (fallback?.type === 'Raw') fallback.value = withBriefNames(fallback.value)
    }
    if (node.type === 'Number' || node.type === 'Dimension' || node.type === 'Percentage') {
      node.value = node.value.replace(/^(-?)0\./, '$1.')
    }
  })
}

function withBriefNames(value: string): string {
  const parsed = parse(value, { context: 'value' })
  walk(parsed, (node) => {
    if (node.type === 'Identifier' && node.name.startsWith('--')) node.name = brief(node.name)
  })
  return generate(parsed)
}

/** The custom property that `var()` uses, where it has no other value to fall back on. */
function variableOf(node: CssNode): string | undefined {
  if (node.type !== 'Function' || node.name !== 'var' || node.children.size !== 1) return undefined
  return node.children.first?.type === 'Identifier' ? node.children.first.name : undefined
}

/** What a script sets keeps its name. */
const names = new Map<string, string>([['--left', '--left']])

/**
 * The same short name for a custom property in all styles, which saves the inbox 200 bytes and the widget 130. A page and
 * what it loads later agree: one process names them all, and other names would be at another address.
 */
function brief(name: string): string {
  const shortName = names.get(name) ?? `--${names.size.toString(36)}`
  names.set(name, shortName)
  return shortName
}

/** The blocks of each layer as one, in the order of the layers: between layers it is all that counts. */
function joinLayers(sheet: StyleSheet): void {
  const layers = new Map<string, CssNode>()
  sheet.children.forEach((node, item, list) => {
    if (node.type !== 'Atrule' || node.name !== 'layer' || !node.block || !node.prelude) return
    const name = generate(node.prelude)
    const layer = layers.get(name)
    list.remove(item)
    if (layer?.type === 'Atrule') layer.block?.children.appendList(node.block.children)
    else layers.set(name, node)
  })
  for (const layer of layers.values()) sheet.children.appendData(layer)
}

// What only the inbox shows, in styles that the widget shares with it. tests/routes/widget.test.ts looks at what the widget shows.
const ONLY_IN_INBOX = [
  /\.avatar--(?:\d|small|wait)/,
  /\.chip--(?!ai)/,
  /\.message--end\.message--(?:ai|agent|note)/,
  /\.button--danger|\.empty\b/,
  /\.thread__(?:head|who|state|viewer)/,
  /\.composer(?:__mode|__aside|--note)/,
  /\.form\b(?!_)|\.form__(?:saved|buttons|complaint)|\.select\b|textarea\.input|\[aria-invalid/,
]

function removeInboxRules(sheet: StyleSheet): void {
  walk(sheet, {
    visit: 'Rule',
    leave({ prelude }, item, list) {
      if (prelude.type !== 'SelectorList') return
      prelude.children.forEach((selector, at, all) => {
        if (isOnlyInInbox(generate(selector))) all.remove(at)
      })
      if (prelude.children.isEmpty) list?.remove(item)
    },
  })
}

/** Whether a selector is for something that the widget never shows. */
export function isOnlyInInbox(selector: string): boolean {
  return ONLY_IN_INBOX.some((pattern) => pattern.test(selector))
}
