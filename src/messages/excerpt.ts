import { folded } from '../conversations/search-text'

const BEFORE = 40
const LENGTH = 160

/** The part of a text around the first of some words, on one line, with dots where it was cut. */
export function excerptAround(text: string, words: string[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const at = firstOf(line, words)
  const from = at <= BEFORE ? 0 : line.indexOf(' ', at - BEFORE) + 1
  const cut = [...line.slice(from, from + LENGTH + 1)].slice(0, LENGTH).join('')
  return `${from > 0 ? '… ' : ''}${cut}${from + cut.length < line.length ? '…' : ''}`
}

/** Where the first of the words begins; near enough, as folding may make a text a little longer or shorter. */
function firstOf(text: string, words: string[]): number {
  const flat = folded(text)
  const places = words.map((word) => flat.search(new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u'))).filter((place) => place >= 0)
  return places.length > 0 ? Math.min(...places) : 0
}
