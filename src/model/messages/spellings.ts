import { fold } from '../../text/search-text'

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
  const foldedWord = fold(word)
  const variants = new Set([word, foldedWord])
  for (const [letter, plain] of TYPED) {
    if (foldedWord.includes(plain)) variants.add(foldedWord.replaceAll(plain, letter))
    for (let at = foldedWord.indexOf(plain); at >= 0 && variants.size < MOST; at = foldedWord.indexOf(plain, at + 1)) {
      variants.add(foldedWord.slice(0, at) + letter + foldedWord.slice(at + plain.length))
    }
  }
  return [...variants]
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
