import { expect, test } from 'bun:test'
import { isolate } from '../../src/text/isolate'
import { jsx } from '../../views/jsx/jsx-runtime'
import { htmlOf } from '../../views/jsx/markup'

const TURNING = 'a\u2069\u202eb\u2067c'

test('what turns a text around ends with it', () => {
  expect(isolate(TURNING)).toBe('\u2068a\u202ebc\u2069')
  expect(isolate(isolate(TURNING))).toBe(isolate(TURNING))
  expect(isolate('דנה')).toBe('\u2068דנה\u2069')
  expect(isolate('Ann 7')).toBe('Ann 7')
})

test('nothing in a <bdi> can end it before its end', () => {
  expect(htmlOf(jsx('bdi', { children: TURNING }))).toBe('<bdi>a\u202ebc</bdi>')
  expect(htmlOf(jsx('bdi', { children: [jsx('mark', { children: TURNING }), '<'] }))).toBe(
    '<bdi><mark>a\u202ebc</mark>&lt;</bdi>',
  )
  expect(htmlOf(jsx('p', { children: TURNING }))).toBe(`<p>${TURNING}</p>`)
})
