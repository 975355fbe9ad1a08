import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { withoutMarkup } from '../../src/model/messages/without-markup'

test('formatted words are shown as words', () => {
  const shown: Record<string, string> = {
    'Choose **Account** or *Orders*.': 'Choose Account or Orders.',
    'Run `bun start`, then ```bun test```': 'Run bun start, then bun test',
    'See [the article](https://x.test/a?b=c) and [another](/articles/1).': 'See the article and another.',
    '# Title\n- one\n- two\n> said': 'Title\none\ntwo\nsaid',
    '~~gone~~ __init__ snake_case': 'gone __init__ snake_case',
  }
  for (const [text, words] of Object.entries(shown))
    expect({ text, words: withoutMarkup(text) }).toEqual({ text, words })
})

test('what only looks like formatting stays', () => {
  for (const text of ['2 * 3 * 4', 'a*b*c', 'f(x)[0](y', '[not a link]', 'x[1] (see below)', '3 - 2', '#42', '5 > 4'])
    expect(withoutMarkup(text)).toBe(text)
})

test('words that are not formatted stay as they are', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '(', '_', '🙂') }),
      (text) => withoutMarkup(text) === text,
    ),
  )
})

test('a message that is nothing but marks takes no longer than any other', () => {
  for (const mark of ['*', '`', '[', '](', '**', '[a](', '!['])
    expect(withoutMarkup(mark.repeat(10_000 / mark.length)).length).toBeLessThanOrEqual(10_000)
})
