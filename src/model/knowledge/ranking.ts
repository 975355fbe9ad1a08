import type { Terms } from './terms'

/** A text that ranked for a question. */
interface Ranked {
  /** Which of the texts, by the order in which they were added. */
  index: number
  /** How much of what was asked it holds: 0 nothing, 1 everything, again and again. */
  share: number
}

/** Texts that can be asked which of them fits a question. */
export interface Ranking {
  add(text: Terms): void
  /** The texts that share anything with the question, best first. */
  rank(question: Terms): Ranked[]
  /** How much a question asks: the count of its words, where a word that every text has counts nothing. */
  weight(words: string[]): number
}

// The usual constants of BM25: how soon repeating a term stops to matter, and how much long texts are held back.
const SATURATION = 1.2
const LENGTH = 0.8

/** Ranks texts by BM25, divided by the score of a text that would hold everything asked. */
export function ranking(): Ranking {
  const lengths: number[] = []
  let total = 0
  // By term: the texts that have it, each followed by how often. Flat, because there are many and most are short.
  const postings = new Map<string, number[]>()
  return { add, rank, weight: (words) => words.reduce((sum, word) => sum + rarity(word), 0) }

  function add(text: Terms): void {
    let length = 0
    for (const [term, count] of text) {
      length += count
      const posting = postings.get(term)
      if (posting) posting.push(lengths.length, count)
      else postings.set(term, [lengths.length, count])
    }
    lengths.push(length)
    total += length
  }

  function rank(question: Terms): Ranked[] {
    const scores = new Map<number, number>()
    let whole = 0
    for (const [term, count] of question) {
      const weight = count * rarity(term)
      whole += weight
      for (const [index, times] of occurrences(term))
        scores.set(index, (scores.get(index) ?? 0) + weight * saturated(times, index))
    }
    return [...scores]
      .map(([index, score]) => ({ index, share: score / whole }))
      .sort((a, b) => b.share - a.share || a.index - b.index)
  }

  function* occurrences(term: string): Generator<[index: number, times: number]> {
    const posting = postings.get(term) ?? []
    for (let at = 0; at < posting.length; at += 2) yield [posting[at] ?? 0, posting[at + 1] ?? 0]
  }

  function saturated(times: number, index: number): number {
    const relative = (lengths[index] ?? 0) / (total / lengths.length)
    return times / (times + SATURATION * (1 - LENGTH + LENGTH * relative))
  }

  /** From 0 for a term that every text has to 1 for one that none has. */
  function rarity(term: string): number {
    return inverse((postings.get(term)?.length ?? 0) / 2) / inverse(0)
  }

  function inverse(count: number): number {
    return Math.log(1 + (lengths.length - count + 0.5) / (count + 0.5))
  }
}
