import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { encodingFor, languagesOf } from '../../src/ground/negotiation'
import { deviceOf } from '../../src/model/visitors/browser'
import { SEED } from '../support/generated'

const weight = fc.constantFrom(undefined, '0', '0.0', '0.001', '0.5', '0.8', '1', '1.000')

interface Wish {
  name: string
  q: string | undefined
}

describe('the encoding of a reply', () => {
  const wishes = fc.uniqueArray(
    fc.record({ name: fc.constantFrom('br', 'gzip', 'zstd', 'identity', '*', 'vibrant'), q: weight }),
    { selector: ({ name }) => name, maxLength: 6 },
  )
  const written = (all: Wish[], upper: boolean, space: string) =>
    all
      .map(({ name, q }) => (upper ? name.toUpperCase() : name) + (q === undefined ? '' : `${space};${space}q=${q}`))
      .join(`${space},${space}`)

  test('is the one that the request weighs most, and of those it weighs alike the first that is offered', () => {
    const offers = fc.constantFrom<string[]>(['br'], ['br', 'gzip'], ['gzip', 'br'], [])
    const holds = fc.property(
      wishes,
      offers,
      fc.boolean(),
      fc.constantFrom('', ' ', '\t'),
      (all, offered, upper, space) => {
        expect(encodingFor(asking('accept-encoding', written(all, upper, space)), offered)).toBe(best(all, offered))
      },
    )
    fc.assert(holds, { seed: SEED, numRuns: 5_000 })
  })

  /** RFC 9110, 12.5.3: what is not listed has the weight of `*`, and the plain text is always possible unless it is refused. */
  function best(all: Wish[], offered: string[]): string {
    const weightOf = (name: string) => {
      const wish = all.find((one) => one.name === name) ?? all.find((one) => one.name === '*')
      if (wish) return Number(wish.q ?? 1)
      return name === 'identity' ? Number.MIN_VALUE : 0
    }
    const possible = [...offered, 'identity'].filter((name) => weightOf(name) > 0)
    const most = Math.max(...possible.map(weightOf))
    return possible.find((name) => weightOf(name) === most) ?? 'identity'
  }

  test.each([
    ['nothing', undefined, 'identity'],
    ['an empty header', '', 'identity'],
    ['what browsers send', 'gzip, deflate, br, zstd', 'br'],
    ['no brotli', 'gzip, br;q=0', 'gzip'],
    ['rather gzip', 'br;q=0.5, gzip', 'gzip'],
    ['anything', '*', 'br'],
    ['anything else', 'br;q=0, *', 'gzip'],
    ['only what nobody has', 'zstd, identity;q=0', 'identity'],
    ['nothing at all', '*;q=0', 'identity'],
    ['a name that holds another', 'vibrant', 'identity'],
    ['a weight that is no number', 'br;q=x, gzip', 'gzip'],
  ])('for a request that accepts %s', (_, header, expected) => {
    expect(encodingFor(asking('accept-encoding', header), ['br', 'gzip'])).toBe(expected as 'br')
  })

  test('is found for anything that a header can hold', () => {
    const header = fc.string({ unit: fc.constantFrom(...'br*,;=q01. \t"\\xÿ-'), maxLength: 60 })
    fc.assert(
      fc.property(header, (text) => {
        expect(['br', 'gzip', 'identity']).toContain(encodingFor(asking('accept-encoding', text), ['br', 'gzip']))
      }),
      { seed: SEED, numRuns: 2_000 },
    )
  })
})

describe('the languages of a browser', () => {
  test('come in the order of their weights, and of their places where these are alike', () => {
    const wishes = fc.uniqueArray(
      fc.record({ name: fc.constantFrom('de-CH', 'de', 'fr', 'en-US', 'zh-Hant-TW', '*'), q: weight }),
      { selector: ({ name }) => name, maxLength: 6 },
    )
    const holds = fc.property(wishes, (all) => {
      const header = all.map(({ name, q }) => (q === undefined ? name : `${name};q=${q}`)).join(', ')
      const wanted = all.filter(({ name, q }) => name !== '*' && Number(q ?? 1) > 0)
      const sorted = wanted.toSorted((a, b) => Number(b.q ?? 1) - Number(a.q ?? 1)).map(({ name }) => name)
      expect(languagesOf(asking('accept-language', header))).toEqual(sorted)
    })
    fc.assert(holds, { seed: SEED, numRuns: 2_000 })
  })

  test.each([
    ['de-ch,de;q=0.9', 'de-CH'],
    ['en;q=0.5, fr', 'fr'],
    ['*, it;q=0.1', 'it'],
    ['de;q=0', null],
    ['*', null],
    ['not a language', null],
    [undefined, null],
  ])('%p are shown to agents as %p', (header, shown) => {
    expect(deviceOf(asking('accept-language', header)).language).toBe(shown)
  })
})

function asking(name: string, value: string | undefined): Request {
  return new Request('http://localhost/', { headers: value === undefined ? {} : { [name]: value } })
}
