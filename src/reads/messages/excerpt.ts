import { flatten } from '../../text/search-text'

const BEFORE = 40
const LENGTH = 160

/** The part of a text around the first of some words, on one line, with dots where it was cut. */
export function excerptAround(text: string, words: string[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const hitPosition = firstOf(line, words)
  const start = startOfExcerpt(line, hitPosition)
  const excerpt = [...line.slice(start, start + LENGTH + 1)].slice(0, LENGTH).join('')
  return `${start > 0 ? '… ' : ''}${excerpt}${start + excerpt.length < line.length ? '…' : ''}`
}

function startOfExcerpt(line: string, at: number): number {
  if (at <= BEFORE) return 0
  const space = line.indexOf(' ', at - BEFORE)
  if (space >= 0 && space < at) return space + 1
  // No character is cut in two.
  return at - BEFORE + (/[\udc00-\udfff]/.test(line[at - BEFORE] ?? '') ? 1 : 0)
}

/** Where the first of the words begins. */
function firstOf(text: string, words: string[]): number {
  const { flat, origin } = flatten(text)
  const places = words.map((word) => placeOf(flat, word)).filter((place) => place >= 0)
  return places.length > 0 ? (origin[Math.min(...places)] ?? 0) : 0
}

/** Where a word of the text begins with another; -1 where none does. People's words are compared, and are no pattern. */
function placeOf(flat: string, word: string): number {
  let at = flat.indexOf(word)
  while (at > 0 && ENDS_IN_WORD.test(flat.slice(Math.max(0, at - 2), at))) at = flat.indexOf(word, at + 1)
  return at
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u
