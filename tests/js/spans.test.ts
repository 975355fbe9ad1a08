import { expect, test } from 'bun:test'
import { ageOf, spanOf } from '../../public/js/spans.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test.each([
  [0, 'now'],
  [29_000, 'now'],
  [-5000, 'now'],
  [30_000, '1 min ago'],
  [59 * MINUTE, '59 min ago'],
  [HOUR, '1 h ago'],
  [23 * HOUR, '23 h ago'],
  [24 * HOUR, undefined],
])('%p ms is an age of %p', (ms, words) => {
  expect(ageOf(ms, ' ago')).toBe(words)
})

test('an age can go without a word after its unit', () => {
  expect(ageOf(5 * MINUTE)).toBe('5 min')
})

test.each([
  [-1000, '0:00'],
  [0, '0:00'],
  [9400, '0:09'],
  [72_000, '1:12'],
  [HOUR - 1000, '59:59'],
  [HOUR, '1 h 0 min'],
  [25 * HOUR + 61_000, '25 h 1 min'],
])('%p ms is a span of %p', (ms, words) => {
  expect(spanOf(ms)).toBe(words)
})
