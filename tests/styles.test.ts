import { expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Declaration, list, parse, type Rule } from 'postcss'

const FOLDER = join(import.meta.dir, '../public/css')

// The example shop is somebody else's site, with a look of its own.
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.css') && file !== 'demo.css')
const components = files.filter((file) => !file.endsWith('tokens.css'))
const sheets = new Map(files.map((file) => [file, parse(readFileSync(join(FOLDER, file), 'utf8'), { from: file })]))

test('colours are tokens, but for those made from the hue of an avatar', () => {
  expect(
    declarations(({ value }) =>
      /#[\da-f]{3}|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\((?![^()]*var\(--hue\))|\b(?:black|white)\b(?!-)/i.test(value),
    ),
  ).toEqual([])
})

test('radii are tokens, but for none and for a circle', () => {
  const literal = ({ prop, value }: Declaration) =>
    prop.endsWith('radius') && /\d/.test(value.replace(/--[\w-]+|\b0\b|50%/g, ''))
  expect(declarations(literal)).toEqual([])
})

test('spaces are tokens, but for places further away than the largest of them', () => {
  const scale: [string, number][] = []
  sheets
    .get('tokens.css')
    ?.walkDecls(/^--space-/, ({ prop, value }) => void scale.push([prop, Number(value.replace('px', ''))]))
  expect(scale.map(([name]) => name)).toEqual(scale.map(([, size]) => `--space-${size / 2}`))
  const largest = Math.max(...scale.map(([, size]) => size))
  const literal = ({ prop, value }: Declaration) =>
    /^(?:padding|margin|inset|(?:row-|column-)?gap)/.test(prop) &&
    [...value.matchAll(/([\d.]+)(px|rem)/g)].some(
      ([, size, unit]) => unit === 'rem' || (Number(size) > 0 && Number(size) <= largest),
    )
  expect(declarations(literal)).toEqual([])
})

test('sides go with the direction of the text', () => {
  expect(declarations(isPhysical)).toEqual([])
  for (const css of [
    'margin-left: 0',
    'inset: 0 auto 0 0',
    'padding: 1px 2px 3px 4px',
    'border-radius: 1px 0 0 1px',
    'right: 0',
    'max-width: 1ch',
    'text-align: left',
    'background: url(a.svg) no-repeat right 3px center',
    'translate: 3px 0',
    'background: linear-gradient(90deg, red, blue)',
  ])
    expect(parse(`a { ${css} }`).some((rule) => (rule as Rule).some((one) => isPhysical(one as Declaration)))).toBe(
      true,
    )
})

test('sizes of type are tokens, but for code, which goes with the text around it', () => {
  const literal = ({ prop, value }: Declaration) =>
    /^font(?:-size)?$/.test(prop) && /\d(?:px|rem)/.test(value.replace(/\/ *\d+px/, ''))
  expect(declarations(literal)).toEqual([])
})

test('no token is used that is defined nowhere', () => {
  const defined = new Set<string>(['--left'])
  for (const sheet of sheets.values()) sheet.walkDecls(/^--/, ({ prop }) => void defined.add(prop))
  expect(
    declarations(({ value }) => [...value.matchAll(/var\((--[\w-]+)/g)].some(([, name = '']) => !defined.has(name))),
  ).toEqual([])
})

test('all styles stand in the five layers', () => {
  const outside = [...sheets].flatMap(([file, sheet]) =>
    sheet.nodes
      .filter((node) => node.type !== 'comment' && !(node.type === 'atrule' && node.name === 'layer'))
      .map((node) => `${file}: ${node.toString()}`),
  )
  expect(outside).toEqual([])
  const names = [...sheets.values()].flatMap((sheet) =>
    sheet.nodes.flatMap((node) => (node.type === 'atrule' ? list.comma(node.params) : [])),
  )
  expect([...new Set(names)].toSorted()).toEqual(['base', 'components', 'reset', 'tokens', 'utilities'])
})

test('a block is styled in one file', () => {
  const found = [...stylesheetsByBlock()].filter(([, all]) => all.size > 1).map(([block, all]) => [block, ...all])
  expect(found).toEqual([])
})

const PHYSICAL =
  /^(?:(?:max-|min-)?(?:width|height)|(?:(?:scroll-)?(?:margin|padding)-|border-)?(?:top|right|bottom|left)\b.*)$/

/** Whether it names a side that would be the wrong one where text goes from right to left. */
function isPhysical({ prop, value }: Declaration): boolean {
  if (PHYSICAL.test(prop) || /anchor\((?:top|right|bottom|left)\)/.test(value)) return true
  const [first, second, third, fourth] = list.space(value)
  if (/^(?:margin|padding|inset|border-(?:width|style|color))$/.test(prop))
    return fourth !== undefined && second !== fourth
  if (prop === 'border-radius') return second !== undefined && (first !== second || third !== fourth)
  if (prop === 'translate') return first !== '0' && !first?.includes('--flow')
  if (/^(?:text-align|float|clear|background|background-position(?:-x)?)$/.test(prop))
    return list.space(value).some((word) => /^(?:left|right)$/.test(word)) || /linear-gradient\(\s*\d/.test(value)
  return false
}

/** Which files style each block: the one of the last part of a selector. */
function stylesheetsByBlock(): Map<string, Set<string>> {
  const blocks = new Map<string, Set<string>>()
  for (const file of components) {
    sheets.get(file)?.walkRules(({ selectors }: Rule) => {
      for (const selector of selectors) {
        const subject = selector
          .replace(/:(?:has|not|where)\((?:[^()]|\([^()]*\))*\)/g, '')
          .replace(/^.*[ >+~](?![^(]*\))/s, '')
        for (const [, name = ''] of subject.matchAll(/\.([a-z][\w-]*)/g)) {
          const [block = ''] = name.split(/__|--/)
          blocks.set(block, (blocks.get(block) ?? new Set()).add(file))
        }
      }
    })
  }
  return new Map([...blocks].toSorted(([a], [b]) => a.localeCompare(b)))
}

function declarations(wanted: (one: Declaration) => boolean): string[] {
  const found: string[] = []
  for (const file of components) {
    sheets.get(file)?.walkDecls((one) => {
      if (wanted(one)) found.push(`${file}: ${one.prop}: ${one.value}`)
    })
  }
  return found
}
