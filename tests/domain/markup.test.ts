import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { Fragment, jsx } from '../../views/jsx/jsx-runtime'
import { htmlOf } from '../../views/jsx/markup'
import { raw } from '../../views/jsx/raw'
import { sealMarkup } from '../../views/jsx/seal'
import { CANARIES } from '../support/canary'
import { SEED } from '../support/generated'

// What JSX makes of texts. Nothing a component does or forgets may make them more than that.

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`=/ \n\thx-a\0') }),
  fc.constantFrom(...CANARIES),
)

describe('any text', () => {
  test('comes back unchanged from an attribute and from an element', () => {
    fc.assert(
      fc.property(text, text, fc.constantFrom('p', 'b', 'option', 'textarea', 'title', 'a'), (value, child, tag) => {
        const html = htmlOf(jsx(tag, { title: value, 'data-x': value, class: [value], children: ['|', child, '|'] }))
        const { attributes, content } = only(asHtmxReads(html))
        expect(attributes).toEqual({ title: kept(value), 'data-x': kept(value), class: kept(value) })
        expect(content).toBe(`|${kept(child)}|`)
      }),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('comes back unchanged from what is made of it alone, line breaks at its beginning too', () => {
    const lines = fc.string({ unit: fc.constantFrom('\n', '\r', ' ', '<', '&', 'lt;', 'a') })
    fc.assert(
      fc.property(fc.oneof(text, lines), fc.constantFrom('p', 'textarea', 'pre', 'title'), (child, tag) => {
        expect(only(htmlOf(jsx(tag, { children: child }))).content).toBe(kept(child))
      }),
      { numRuns: 2000, seed: SEED },
    )
  })

  test('can never stand in for a seal, not even in HTML from elsewhere', () => {
    const typed = jsx('p', { title: 'a\0b', children: ['c\0d', raw('<b>e\0f</b>')] })
    expect(htmlOf(typed)).toBe('<p title="ab">cd<b>ef</b></p>')
  })
})

describe('only what is rendered is markup', () => {
  test('numbers and strings are text, in lists, fragments and components as well', () => {
    const Component = ({ children }: Record<string, unknown>) => jsx('b', { children })
    const html = htmlOf(
      Fragment({ children: [[['<i>'], 1], false, null, undefined, jsx(Component, { children: '<u>' })] }),
    )
    expect(html).toBe('&lt;i&gt;1<b>&lt;u&gt;</b>')
  })

  test.each([
    ['an object', { html: '<b>' }],
    ['a promise', Promise.resolve('<b>')],
    ['a function', () => '<b>'],
  ])('%s is refused', (_, child) => {
    expect(() => jsx('p', { children: child })).toThrow(TypeError)
    expect(() => jsx('p', { title: child })).toThrow(TypeError)
  })

  test.each(['onclick', 'style', 'attrs', 'srcdoc', 'a b', 'a"', 'a>', 'x=y', ''])(
    '%p cannot name an attribute',
    (name) => {
      expect(() => jsx('p', { [name]: 'x' })).toThrow(TypeError)
    },
  )
})

describe('the seal', () => {
  test('is on everything htmx reads, with its size, and on nothing else', () => {
    const button = jsx('button', { 'hx-post': '/x', class: 'a', 'hx-swap': 'none' })
    const partial = jsx('hx-partial', { 'hx-target': '#a', 'hx-swap': 'upsert', children: [button, jsx('p', {})] })
    const { html, seal } = sealMarkup(partial)
    expect(html).toBe(
      `<hx-partial hx-target="#a" hx-swap="upsert seal:${seal}"><button data-seal="${seal}2" hx-post="/x" class="a" hx-swap="none"></button><p></p></hx-partial>`,
    )
  })

  test('is different each time', () => {
    const seals = Array.from({ length: 1000 }, () => sealMarkup('').seal)
    expect(new Set(seals).size).toBe(1000)
    // htmx would take a seal of digits for a number.
    for (const seal of seals) expect(seal).toMatch(/^s[\w-]{16}$/)
  })
})

/** What can come back: a parser knows one kind of line break. The null character is left out. */
function kept(value: string): string {
  return value.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')
}

function asHtmxReads(html: string): string {
  return html.replace(/<hx-([a-z]+)(\s+|>)/gi, '<template hx type="$1"$2').replace(/<\/hx-[a-z]+>/gi, '</template>')
}

function only(html: string) {
  const [element, ...others] = parseFragment(html).childNodes
  if (!element || !('attrs' in element) || others.length > 0) throw new Error(`Not one element: ${html}`)
  const content = element.childNodes.map((node) => ('value' in node ? node.value : `<${node.nodeName}>`)).join('')
  return { attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])), content }
}
