import { stem } from './stem'

/** What a text is compared by: stems, pairs of neighbours, and pieces of words, each with how much it counts. */
export type Terms = Map<string, number>

const PAIR = 0.5
const PIECE = 0.25
const PIECE_LENGTH = 3

// Words that say nothing about what a question is about. Fewer than usual: "how", "not" and "can" tell many apart.
const STOP_WORDS = new Set(
  'a an the and or but if of to in on at for from by with as is are was were be been being am it its this that these those i me my we our us you your so just than then please hi hello hey thank thanks'.split(
    ' ',
  ),
)

/**
 * The terms of a text. Pieces of words find what is misspelt or compounded, and languages that write no spaces; pairs
 * tell "card payment" from "payment card".
 */
export function termsOf(text: string): Terms {
  const terms: Terms = new Map()
  const stems = contentWords(text).map(stem)
  stems.forEach((word, at) => {
    add(terms, word, 1)
    const next = stems[at + 1]
    if (next !== undefined) add(terms, `${word} ${next}`, PAIR)
    for (const piece of piecesOf(word)) add(terms, piece, PIECE)
  })
  return terms
}

/** The words of a text without those that every question has; all of them where nothing else is left. */
export function contentWords(text: string): string[] {
  const words = wordsOf(text)
  const content = words.filter((word) => !STOP_WORDS.has(word))
  return content.length > 0 ? content : words
}

/** The words of a text, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{Mn}'’]/gu, '')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

function piecesOf(word: string): string[] {
  const delimitedWord = `^${word}$`
  return Array.from(
    { length: Math.max(0, delimitedWord.length - PIECE_LENGTH + 1) },
    (_, at) => `#${delimitedWord.slice(at, at + PIECE_LENGTH)}`,
  )
}

function add(terms: Terms, term: string, amount: number): void {
  terms.set(term, (terms.get(term) ?? 0) + amount)
}
