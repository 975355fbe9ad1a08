import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { etagOf, isKnown } from '../../src/ground/etag'
import { fingerprint, hmac, isSame, randomLetters, randomToken, sha256 } from '../../src/text/digest'
import { SEED } from '../support/generated'

test('SHA-256 is that of the standard, of texts in UTF-8', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
})

test('HMAC-SHA-256 is that of RFC 4231', () => {
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'
  expect(hmac(Buffer.from('Jefe'), 'what do ya want for nothing?')).toBe(
    Buffer.from(expected, 'hex').toString('base64url'),
  )
})

test('two texts are the same only if they are equal, of whatever length', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 4 })
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(isSame(one, one)).toBe(true)
      expect(isSame(one, other)).toBe(one === other)
    }),
    { seed: SEED },
  )
})

test('a content has one fingerprint, which suits an address, and another content another', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
      expect(fingerprint(one)).toMatch(/^[0-9a-z]{1,13}$/)
      expect(fingerprint(one)).toBe(fingerprint(new Uint8Array(Buffer.from(one))))
      expect(fingerprint(one)).not.toBe(fingerprint(other))
    }),
    { seed: SEED },
  )
})

test('a browser knows a content by its ETag, alone, among others or weakened by a proxy', () => {
  const etag = etagOf('content')
  const known = (header?: string) =>
    isKnown(
      new Request('http://localhost/', { headers: header === undefined ? {} : { 'if-none-match': header } }),
      etag,
    )
  for (const header of [etag, `W/${etag}`, `"other", ${etag}`]) expect(known(header)).toBe(true)
  for (const header of [undefined, '', etagOf('other'), etag.slice(1, -1)]) expect(known(header)).toBe(false)
})

test('random tokens and letters have the length and the letters that were asked for, and never come twice', () => {
  expect(randomToken()).toMatch(/^[\w-]{43}$/)
  expect(randomToken(16)).toMatch(/^[\w-]{22}$/)
  expect(randomToken(32, 'hex')).toMatch(/^[0-9a-f]{64}$/)
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  const many = Array.from({ length: 200 }, () => randomLetters(16, letters))
  expect(new Set(many).size).toBe(200)
  for (const one of many) expect(one).toHaveLength(16)
  expect([...new Set(many.join(''))].sort()).toEqual([...letters].sort())
})
