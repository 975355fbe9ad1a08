import { folded } from '../../text/search-text'

/** Letters that the index of words has as they are, and what people type in their place. */
const TYPED = ['ł=l', 'ø=o', 'ß=ss', 'đ=d', 'ð=d', 'þ=th', 'æ=ae', 'œ=oe', 'ı=i', 'ħ=h', 'ə=e'].map(
  (pair) => pair.split('=') as [string, string],
)
const MOST = 40

/**
 * A word of the index as others may have written it: `lukasz` and `łukasz`. The index keeps letters that Unicode does not
 * take apart, as making it anew would take hours where there are many messages; so a search asks for each spelling.
 */
export function spellings(word: string): string[] {
  const typed = folded(word)
  const found = new Set([word, typed])
  for (const [letter, plain] of TYPED) {
    if (typed.includes(plain)) found.add(typed.replaceAll(plain, letter))
    for (let at = typed.indexOf(plain); at >= 0 && found.size < MOST; at = typed.indexOf(plain, at + 1)) {
      found.add(typed.slice(0, at) + letter + typed.slice(at + plain.length))
    }
  }
  return [...found]
}

/** What is searched for, with nothing that is only around it, and with words apart where a hyphen joins them. */
export function asSearched(text: string): string {
  return text
    .replace(/\bmailto:/gi, ' ')
    .split(/\s+/)
    .map((word) => (/[@./:]/.test(word) ? word : word.replace(JOINING, ' ')))
    .join(' ')
}

const JOINING = /(?<=\p{L})[-\u2010-\u2015](?=\p{L})/gu
