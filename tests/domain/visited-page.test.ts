import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { Unauthorized } from '../../src/ground/errors'
import { Fields } from '../../src/ground/fields'
import { deviceOf } from '../../src/model/visitors/browser'
import { readIntroduction } from '../../src/model/visitors/introduction'
import { readVisitedPage } from '../../src/model/visitors/visited-page'
import { SEED } from '../support/generated'

// What a page and a browser say about themselves is nobody's fault: it is never refused, whatever it is.

const anyText = fc.oneof(
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 60 }),
  fc.string({ unit: 'grapheme' }),
)
const anything = fc.oneof(anyText, fc.anything({ values: [anyText] }))

test('any value for a page is taken, and what is kept of it can be stored', () => {
  const page = fc.oneof(
    anything,
    fc.record({ url: anything, title: anything, referrer: anything }, { requiredKeys: [] }),
  )
  fc.assert(
    fc.property(page, (said) => {
      for (const [name, text] of Object.entries(readVisitedPage(said))) {
        if (text === undefined) continue
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toMatch(/[\0\n]/)
        expect(text).toBe(text.trim())
        expect(text.length).toBeWithin(1, (name === 'pageTitle' ? 300 : 2000) + 1)
      }
    }),
    { seed: SEED, numRuns: 2000 },
  )
})

test('a text that can be stored stays as it is', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => !/[\p{Cc}\s]/u.test(text))
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
      const title = words.join(' ')
      expect(readVisitedPage({ title }).pageTitle).toBe(title)
    }),
    { seed: SEED },
  )
})

test('half a character is left out, whether the page cut it or the end of what is kept', () => {
  expect(readVisitedPage({ title: 'Sale 😀'.slice(0, 6) }).pageTitle).toBe('Sale')
  expect(readVisitedPage({ title: '\udc00Sale\ud800 now' }).pageTitle).toBe('Sale now')
  expect(readVisitedPage({ title: `${'a'.repeat(299)}😀` }).pageTitle).toBe('a'.repeat(299))
})

test('no introduction is refused for a name or an email address that does not fit', () => {
  fc.assert(
    fc.property(anything, anything, anything, (name, email, page) => {
      const { introduction, refusals } = readIntroduction(new Fields(new Map(Object.entries({ name, email, page }))))
      for (const field of ['name', 'email'] as const)
        expect(introduction[field] === undefined || refusals[field] === undefined).toBe(true)
    }),
    { seed: SEED, numRuns: 500 },
  )
  expect(readIntroduction(new Fields(new Map([['email', 'nonsense']]))).refusals).toEqual({ email: expect.any(String) })
})

test('what cannot be a token is unknown, so that whoever keeps it gets a new one', () => {
  for (const token of [5, {}, ['a'], true, 'x'.repeat(201)]) {
    expect(() => readIntroduction(new Fields(new Map([['token', token]])))).toThrow(Unauthorized)
  }
})

test.each([
  ['de-CH,de;q=0.9', 'de-CH'],
  ['EN-us', 'en-US'],
  [' fr ;q=0.8', 'fr'],
  ['en-x-aaaaaaaa-bbbbbbbb-cccccccc-dddd', null],
  ['*', null],
  ['', null],
])('the language of %j is %j', (accepted, language) => {
  expect(deviceOf(new Request('http://localhost/', { headers: { 'accept-language': accepted } })).language).toBe(
    language,
  )
})

test('a browser is named with the first number of its version, a system without one', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0.2'
  const device = deviceOf(new Request('http://localhost/', { headers: { 'user-agent': windows } }))
  expect(device).toEqual({ browser: 'Firefox 140', system: 'Windows', language: null })
  const nothing = deviceOf(new Request('http://localhost/'))
  expect(nothing).toEqual({ browser: null, system: null, language: null })
})

test('any browser and language that a request can name is taken', () => {
  const header = fc.string({
    unit: fc
      .integer({ min: 0x20, max: 0xff })
      .filter((code) => code !== 0x7f)
      .map((code) => String.fromCharCode(code)),
    maxLength: 700,
  })
  fc.assert(
    fc.property(header, header, (userAgent, language) => {
      const device = deviceOf(
        new Request('http://localhost/', { headers: { 'user-agent': userAgent, 'accept-language': language } }),
      )
      for (const text of Object.values(device))
        expect(text === null || (text.length <= 100 && text.isWellFormed())).toBe(true)
    }),
    { seed: SEED },
  )
})
