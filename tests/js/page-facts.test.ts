import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { pageFacts } from '../../public/js/page-facts.js'

test('what a page says of itself is cut to what the server takes, never within a character', () => {
  const long = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.repeat(100))
  fc.assert(
    fc.property(long, long, (url, title) => {
      const facts = pageFacts({ url, title, referrer: url })
      expect(facts.url?.length).toBeLessThanOrEqual(2000)
      expect(facts.title?.length).toBeLessThanOrEqual(300)
      for (const [cut, text] of [
        [facts.url, url],
        [facts.title, title],
        [facts.referrer, url],
      ]) {
        expect(text).toStartWith(cut as string)
        expect((cut as string).isWellFormed()).toBe((text as string).slice(0, cut?.length).isWellFormed())
        expect((cut as string).isWellFormed()).toBe(true)
      }
    }),
  )
})

test('what is no text is left out', () => {
  const nothing = { url: undefined, title: undefined, referrer: undefined }
  expect(pageFacts({ url: 7, title: null, referrer: {} } as never)).toEqual(nothing)
  expect(pageFacts(undefined)).toEqual(nothing)
})
