import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { flatten, fold, needleOf, searchable, wordsIn } from '../../src/text/search-text'
import { SEED } from '../support/generated'

/** Whether somebody of this name and address is found. */
function finds(search: string, name: string, email = 'otto@example.com'): boolean {
  const stored = searchable(name, email)
  return wordsIn(needleOf(search)).every((word) => stored.includes(word))
}

test.each([
  ['Łukasz', 'lukasz'],
  ['Bjørn', 'BJORN'],
  ['Weiß', 'Weiss'],
  ['GROẞ', 'gross'],
  ['Ægir', 'aegir'],
  ['Cœur', 'coeur'],
  ['Đức', 'Duc'],
  ['Şırnak', 'Sirnak'],
  ['İpek', 'ipek'],
  ['Þórður Guðmundsson', 'thordur gudmundsson'],
  ['Ħamrun', 'hamrun'],
  ['Ŋaŋa', 'nana'],
  ['Əliyev', 'eliyev'],
  ['ﬁne', 'fine'],
  ['Ὀδυσσεύς', 'ΟΔΥΣΣΕΥΣ'],
  ...[...'’‘ʼ′`´＇ʹ‛'].map((mark) => [`O${mark}Brien`, "o'brien"] as [string, string]),
  ...[...'‐‑‒–—―−－'].map((mark) => [`Jean${mark}Luc`, 'jean-luc'] as [string, string]),
  ['Ma\u00adri\u200bna', 'marina'],
  ['Ｏｔｔｏ', 'otto'],
])('%s and %s find each other', (name, typed) => {
  expect(finds(typed, name)).toBe(true)
  expect(finds(name, typed)).toBe(true)
})

test('every word has to be in the name or the address, in any order, and however it was copied', () => {
  const found = [
    'Otto Kreuzer',
    'Kreuzer Otto',
    'Kreuzer, Otto',
    'otto@example.com',
    'Maria example.com',
    'Otto Maria Kreuzer <otto@example.com>',
  ]
  const copied = [
    '<otto@example.com>',
    'mailto:otto@example.com',
    '<mailto:otto@example.com>',
    'otto@example.com,',
    '"Kreuzer, Otto"',
    '“Otto”',
    '\u200botto@example.com',
  ]
  const more = [
    'otto@example.com;',
    "'Otto'",
    'Otto!',
    '(Otto)',
    'Otto Otto  Kreuzer.',
    '"Otto" <otto@example.com>, ',
    ' ',
    '\u200b',
  ]
  for (const search of [...found, ...copied, ...more])
    expect([search, finds(search, 'Otto Maria Kreuzer')]).toEqual([search, true])
  for (const search of ['Otto Bell', 'Otto otto@example.org', 'ottokreuzer', 'kreuzer@'])
    expect([search, finds(search, 'Otto Maria Kreuzer')]).toEqual([search, false])
})

test('a search of signs alone looks for these signs', () => {
  for (const signs of [':)', '(', '"', '<>', '?', "'"]) {
    expect([signs, finds(signs, `Otto ${signs}`)]).toEqual([signs, true])
    expect([signs, finds(signs, 'Otto')]).toEqual([signs, false])
  }
})

test('every name is found by itself, and folding it once more changes nothing', () => {
  const self = fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
    expect(finds(name, name)).toBe(true)
    expect(fold(fold(name))).toBe(fold(name))
  })
  fc.assert(self, { seed: SEED, numRuns: 3_000 })
})

test('each place in a flattened text says where it comes from, and space in a row is one', () => {
  expect(flatten('Weiß  \n É😀x')).toEqual({ flat: 'weiss e😀x', origin: [0, 1, 2, 3, 3, 4, 8, 9, 9, 11] })
  expect(flatten('')).toEqual({ flat: '', origin: [] })
})
