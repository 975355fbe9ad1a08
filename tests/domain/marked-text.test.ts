import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { fold, needleOf, wordsIn } from '../../src/text/search-text'
import { htmlOf } from '../../views/jsx/markup'
import { MarkedText } from '../../views/shared/marked-text'
import { CANARY } from '../support/canary'
import { SEED } from '../support/generated'

describe('a searched text', () => {
  test.each([
    ['as it is', 'Ann Bell', 'ann', '[Ann] Bell'],
    ['in the middle', 'Joanna', 'ann', 'Jo[ann]a'],
    ['repeated', 'Anna Hannah', 'ann', '[Ann]a H[ann]ah'],
    ['side by side', 'aaaaa', 'aa', '[aa][aa]a'],
    ['all of it', 'Ann', 'ann', '[Ann]'],
    ['with accents', 'Zoë Müller', 'oe mu', 'Z[oë] [Mü]ller'],
    ['in another order', 'Zoë Müller', 'mull zoe', '[Zoë] [Müll]er'],
    ['where one word begins another', 'Ann Annabel', 'ann annabel', '[Ann] [Annabel]'],
    ['in letters that Unicode does not take apart', 'Łukasz Weiß', 'weiss luk', '[Łuk]asz [Weiß]'],
    ['with another apostrophe', 'O’Brien', "o'b", '[O’B]rien'],
    ['with another hyphen', 'Jean\u2011Luc', 'jean-luc', '[Jean\u2011Luc]'],
    ['around what nobody sees', 'ma\u00adrina', 'mari', '[ma\u00adri]na'],
    ['with accents of their own', 'Zoe\u0308 Y', 'zoe', '[Zoe\u0308] Y'],
    ['in capitals', 'STRASSE', 'strasse', '[STRASSE]'],
    ['with a capital that folds into two', 'İpek', 'ipek', '[İpek]'],
    ['in a ligature', 'ﬁne', 'fine', '[ﬁne]'],
    ['that begins with a ligature', 'ﬁne', 'f', '[ﬁ]ne'],
    ['that ends in a ligature', 'oﬃce', 'of', '[oﬃ]ce'],
    ['in the midst of a ligature', 'oﬃce', 'fic', 'o[ﬃc]e'],
    ['over space in a row', 'José \t Núñez', 'jose nunez', '[José] \t [Núñez]'],
    ['after space in a row', 'José   Núñez', 'nun', 'José   [Núñ]ez'],
    ['behind what takes two places', '🦄 Uma', 'uma', '🦄 [Uma]'],
    ['that is an emoji', 'A 🦄 b', '🦄', 'A [🦄] b'],
    ['of another script', 'ПРИВЕТ', 'вет', 'ПРИ[ВЕТ]'],
    ['that means something elsewhere', '100% (a.b)*', '(a.b)', '100% [(a.b)]*'],
    ['that is not there', 'Ann', 'bea', 'Ann'],
    ['that is longer', 'Ann', 'anna', 'Ann'],
  ])('is marked: %s', (_, text, needle, marked) => {
    expect(shown({ text, needle })).toBe(marked)
  })

  test('marks nothing when empty', () => {
    expect(shown({ text: 'Ann' })).toBe('Ann')
    expect(shown({ text: '', needle: 'a' })).toBe('')
  })

  test('is marked at the start of words', () => {
    expect(shown({ text: 'The desk, my desks and a standingdesk', words: ['desk'] })).toBe(
      'The [desk], my [desk]s and a standingdesk',
    )
    expect(shown({ text: 'Élan vital élan', words: ['vit', 'elan'] })).toBe('[Élan] [vit]al [élan]')
  })

  test('is escaped, marked or not', () => {
    expect(htmlOf(MarkedText({ text: CANARY, needle: 'canary' }))).not.toContain('<xss')
    expect(htmlOf(MarkedText({ text: CANARY, needle: '<xss' }))).toContain('<mark>&lt;xss</mark>')
  })

  test('loses and adds nothing, and marks what folds to the same', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aAäáb ßﬁ🦄½', 'a\u0301', '  '), maxLength: 12 })
    const cuts = fc.property(
      letters,
      fc.string({ unit: fc.constantFrom(...'ab fi'), minLength: 1, maxLength: 2 }),
      (text, wanted) => {
        const needle = needleOf(wanted)
        const marked = shown({ text, needle })
        expect(marked.replaceAll(/[[\]]/g, '')).toBe(text)
        const hits = [...marked.matchAll(/\[([^\]]*)\]/g)].map(([, hit = '']) => fold(hit))
        for (const hit of hits) expect(wordsIn(needle).some((word) => hit.includes(word))).toBe(true)
        expect(hits.length > 0).toBe(wordsIn(needle).some((word) => fold(text).includes(word)))
      },
    )
    fc.assert(cuts, { seed: SEED, numRuns: 2_000 })
  })
})

/** The text as it is read, with what is marked in brackets. */
function shown(props: Parameters<typeof MarkedText>[0]): string {
  return htmlOf(MarkedText(props))
    .replaceAll('<mark>', '[')
    .replaceAll('</mark>', ']')
    .replaceAll(/<\/?span>/g, '')
}
