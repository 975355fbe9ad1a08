import { withoutInvisible } from './invisible-characters'

/**
 * Text as names and what is searched for in them are compared: without accents, capitals and superfluous space, with
 * letters that Unicode does not take apart as people type them who have no key for them, and with one kind of apostrophe
 * and of hyphen. `folded` in the database does the first part of it to messages.
 */
export function fold(text: string): string {
  return (
    withoutInvisible(text)
      // People who type an accent by itself mean an apostrophe.
      .replace(/[\u00b4\u1ffd]/g, "'")
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]+/g, '')
      .replace(APOSTROPHES, "'")
      .replace(HYPHENS, '-')
      .toLowerCase()
      .replace(WHOLE_LETTERS, (letter) => AS_TYPED[letter] ?? letter)
      .replace(/\s+/g, ' ')
  )
}

/** Raised with every change of `fold`: values stored by an older `searchable` are computed again. */
export const FOLDING = 2

const APOSTROPHES = /[`\u02b9\u02bb-\u02bf\u2018-\u201b\u2032\u2035\ua78c]/g
const HYPHENS = /[\u02d7\u058a\u05be\u2010-\u2015\u2043\u2212]/g

/** The last pair is a letter and the form that it has at the end of a word. */
const AS_TYPED = Object.fromEntries<string>(
  'ł=l ƚ=l ø=o ɵ=o ß=ss đ=d ð=d ɖ=d ɗ=d þ=th æ=ae œ=oe ə=e ı=i ɨ=i ħ=h ŧ=t ŋ=n ɲ=n ĸ=k ƙ=k ƀ=b ɓ=b ǥ=g ƶ=z ʉ=u ς=σ'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
)
const WHOLE_LETTERS = /[łƚøɵßđðɖɗþæœəıɨħŧŋɲĸƙƀɓǥƶʉς]/g

/** What the search by name or email looks at. The two stand on lines of their own, so that no match spans both. */
export function searchable(name: string | null | undefined, email: string | null | undefined): string {
  return [name, email]
    .filter((text) => text != null)
    .map((text) => fold(text).trim())
    .join('\n')
}

const MOST_WORDS = 12

/**
 * The words that a name or an email address has to hold, each once and with a space between them. Addresses come as they
 * are copied, `Ann Reyes <ann@example.com>,` or `mailto:ann@example.com`: what surrounds a word is no part of it, unless
 * there is nothing else.
 */
export function needleOf(search: string): string {
  const words = fold(search).split(' ').filter(Boolean)
  const bare = words
    .flatMap((word) => word.replace(/^[<("'[]*mailto:/, '').split(/[<>,;"“”„«»]+/))
    .map((word) => word.replace(ENDS, ''))
    .filter(Boolean)
  return [...new Set(bare.length > 0 ? bare : words)].slice(0, MOST_WORDS).join(' ')
}

const ENDS = /^['([{]+|['.:!?…)\]}]+$/g

/** The words of a needle; none without a search. */
export function wordsIn(needle: string): string[] {
  return needle === '' ? [] : needle.split(' ')
}

/** The folded text, and for each place in it the place in the original that it comes from. */
export function flatten(text: string): { flat: string; origin: number[] } {
  let flat = ''
  const origin: number[] = []
  // A text has many characters, and few different ones.
  const foldedCharacters = new Map<string, string>()
  let at = 0
  for (const character of text) {
    const one = foldedCharacters.get(character) ?? fold(character)
    foldedCharacters.set(character, one)
    // Space in a row counts as one, as it does where it is searched.
    if (one !== ' ' || !flat.endsWith(' ')) {
      for (let n = 0; n < one.length; n++) origin.push(at)
      flat += one
    }
    at += character.length
  }
  return { flat, origin }
}
