import { expect, test } from 'bun:test'
import { isBlank, withoutInvisible } from '../../src/text/invisible-characters'

const NOTHING = [
  ...[
    0x00, 0x07, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d,
    0x200e, 0x200f,
  ],
  ...[
    0x202a, 0x202e, 0x2060, 0x2061, 0x2064, 0x2066, 0x2069, 0x206f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0,
    0xfff9, 0x1d159, 0xe0001,
  ],
  ...[0xe0020, 0xe007f, 0xe0100],
].map((code) => String.fromCodePoint(code))

test('text is blank where only space and invisible characters stand in it', () => {
  for (const nothing of ['', ' ', '\n\t', '\u00a0\u3000', ...NOTHING])
    expect([nothing, isBlank(` ${nothing}${nothing}\n`)]).toEqual([nothing, true])
})

test('text is not blank where anything can be seen in it', () => {
  const seen = [
    'a',
    '0',
    '.',
    'ł',
    'ا',
    'ㅤㄱ',
    '中',
    '👍',
    '👨‍👩‍👧',
    '❤️',
    '\u0301',
    '\u0600',
    '\ue000',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '1️⃣',
    '\u2801',
  ]
  for (const text of seen) expect([text, isBlank(`\u200b${text}\u3164`)]).toEqual([text, false])
})

test('what cannot be seen is taken out of a text, and all else stays', () => {
  for (const nothing of NOTHING.filter((one) => one !== '\x85'))
    expect(withoutInvisible(`${nothing}a b${nothing}\nc${nothing}`)).toBe('a b\nc')
})
